import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Parts } from './give-form.tsx'

/** Whether anybody sees the name. */
export function Shown({ values, errors }: Parts) {
  const publicName = (
    <Field
      name="publicName"
      label="The name to show"
      hint="Your own name when empty."
      isOptional
      defaultValue={values.publicName}
      error={errors.publicName}
      maxLength={120}
    />
  )
  return (
    <Section title="Who sees that you gave" look="broad">
      <Radios
        name="visibility"
        label="Who sees that you gave"
        labelIs="hidden"
        error={errors.visibility}
        defaultValue={values.visibility ?? 'unlisted'}
        choices={[
          { value: 'unlisted', label: 'Do not show my name', hint: 'Staff who look after gifts see it.' },
          {
            value: 'named',
            label: 'Show a name among the backers',
            hint: 'Only the name, never the amount or your address.',
            reveals: publicName,
          },
          {
            value: 'anonymous',
            label: 'Stay anonymous',
            hint: 'Hidden from the public and from most staff, not from finance: they keep the books and issue your receipt.',
          },
        ]}
      />
    </Section>
  )
}
