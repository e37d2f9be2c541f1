import type { FormReply } from '#app/platform/form.server.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'

type ShownFieldsProps = {
  form: FormReply | undefined
  shown: string
  name: string
  /** What of it is never told. */
  secret: string
}

/** Who sees that somebody gave: of a gift, or of a promise of hours. */
export function ShownFields({ form, shown, name, secret }: ShownFieldsProps) {
  return (
    <Radios
      name="visibility"
      label="Who sees that you gave"
      labelIs="hidden"
      defaultValue={form?.values.visibility ?? shown}
      error={form?.fieldErrors.visibility}
      choices={[
        { value: 'unlisted', label: 'Do not show my name', hint: 'Staff who look after gifts see it.' },
        {
          value: 'named',
          label: 'Show a name among the backers',
          hint: secret,
          reveals: (
            <Field
              name="publicName"
              label="The name to show"
              maxLength={120}
              defaultValue={form?.values.publicName ?? name}
              error={form?.fieldErrors.publicName}
            />
          ),
        },
        {
          value: 'anonymous',
          label: 'Stay anonymous',
          hint: 'Hidden from the public and from staff, except those who keep the books.',
        },
      ]}
    />
  )
}
