import type { FormReply } from '#app/platform/form.server.ts'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** Whoever advised the grant: thanked by letter, credited softly. */
export function Adviser({ form }: { form: FormReply | undefined }) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Stack>
      <Field
        name="adviserName"
        label="Who advised it"
        hint="As the sponsor’s letter says. Empty when nobody is named, or when it pays an intent: its giver is thanked then."
        defaultValue={values.adviserName}
        error={errors.adviserName}
        maxLength={120}
        isOptional
      />
      <Field
        name="adviserEmail"
        kind="email"
        label="E-mail address of the adviser"
        defaultValue={values.adviserEmail}
        error={errors.adviserEmail}
        isOptional
      />
    </Stack>
  )
}
