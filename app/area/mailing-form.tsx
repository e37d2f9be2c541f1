import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

type MailingFormProps = {
  form: FormReply | undefined
  typed?: { subject: string; words: string } | undefined
  act: string
  back: { to: string; label: string }
}

/** The words of a letter to many. */
export function MailingForm({ form, typed, act, back }: MailingFormProps) {
  return (
    <form method="post">
      <Field
        name="subject"
        label="Subject"
        width="medium"
        maxLength={150}
        defaultValue={form?.values.subject ?? typed?.subject}
        error={form?.fieldErrors.subject}
      />
      <TextArea
        name="words"
        label="Letter"
        hint="{name} becomes the donor’s name. An empty line begins a new paragraph. The way to stop such letters stands below by itself."
        rows={14}
        maxLength={10_000}
        defaultValue={form?.values.words ?? typed?.words}
        error={form?.fieldErrors.words}
      />
      <FormActions note="Nothing goes out yet: next you look at it as each donor will read it.">
        <Button>{act}</Button>
        <ButtonLink kind="quiet" to={back.to}>
          {back.label}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
