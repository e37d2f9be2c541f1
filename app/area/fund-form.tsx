import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type FundFormProps = { values: Record<string, string>; form: FormReply | undefined; isNew: boolean }

/** A fund's words; its address can be chosen only once. */
export function FundForm({ values: kept, form, isNew }: FundFormProps) {
  const values = form?.values ?? kept
  const errors = form?.fieldErrors ?? {}
  return (
    <form method="post">
      <Stack>
        <Field
          name="name"
          label="Name"
          hint="“Gift to the …”"
          defaultValue={values.name}
          error={errors.name}
          maxLength={120}
        />
        {isNew && (
          <Field
            name="slug"
            label="Address"
            hint="Lower-case words joined by hyphens, such as open-models. It stays as it is."
            defaultValue={values.slug}
            error={errors.slug}
            width="medium"
            spellCheck={false}
          />
        )}
        <TextArea
          name="purpose"
          label="Purpose"
          hint="Givers read it where they choose the fund."
          rows={3}
          maxLength={600}
          defaultValue={values.purpose}
          error={errors.purpose}
        />
        <Radios
          name="restriction"
          label="Restriction"
          error={errors.restriction}
          defaultValue={values.restriction ?? 'purpose'}
          choices={[
            { value: 'none', label: 'None', hint: 'The lab decides.' },
            { value: 'purpose', label: 'Purpose', hint: 'Only what the purpose says.' },
            { value: 'time', label: 'Time', hint: 'Only from or until a date.' },
          ]}
        />
        <Field
          name="position"
          kind="digits"
          label="Place in lists"
          width="code"
          defaultValue={values.position ?? '0'}
          error={errors.position}
        />
        <Checkbox name="isOpen" label="Takes gifts" isChecked={Boolean(values.isOpen)} />
        <FormActions>
          <Button>{isNew ? 'Open the fund' : 'Keep changes'}</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
