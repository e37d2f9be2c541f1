import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

type ReasonFormProps = {
  form: FormReply | undefined
  name?: 'reason' | 'evidence'
  label?: string
  hint: string
  /** The most letters the door takes. */
  most?: number
  act: string
  isGrave?: boolean
  /** Sent along as they are. */
  fixed?: Record<string, string>
  /** Where whoever thinks better of it goes. */
  back: { to: string; label: string }
}

/** The form of an act that asks for one thing in words: why, or what shows it. */
export function ReasonForm({ form, name = 'reason', label = 'Reason', most = 500, ...says }: ReasonFormProps) {
  return (
    <form method="post">
      {Object.entries(says.fixed ?? {}).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <TextArea
        name={name}
        label={label}
        hint={says.hint}
        rows={3}
        maxLength={most}
        defaultValue={form?.values[name]}
        error={form?.fieldErrors[name]}
      />
      <FormActions>
        <Button {...(says.isGrave ? { kind: 'danger' as const } : {})}>{says.act}</Button>
        <ButtonLink kind="quiet" to={says.back.to}>
          {says.back.label}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
