import { Radios } from '#app/ui/choices.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Parts } from './pledge-fields.tsx'

/** From whom, and who may see it. */
export function Who({ values, errors }: Parts) {
  const publicName = (
    <Field
      name="publicName"
      label="The name to show"
      hint="The name above when empty."
      isOptional
      defaultValue={values.publicName}
      error={errors.publicName}
      maxLength={120}
    />
  )
  return (
    <Section title="From whom" look="broad">
      <Field
        name="name"
        label="Your name, or your organisation’s"
        hint="Letters, invoices and receipts are made out to it."
        autoComplete="organization"
        defaultValue={values.name}
        error={errors.name}
        maxLength={120}
      />
      <Field
        name="email"
        kind="email"
        label="E-mail address"
        hint="Sign in with it to see where the pledge stands."
        autoComplete="email"
        defaultValue={values.email}
        error={errors.email}
        maxLength={254}
      />
      <Radios
        name="visibility"
        label="Who sees that you give"
        error={errors.visibility}
        defaultValue={values.visibility ?? 'unlisted'}
        choices={[
          { value: 'unlisted', label: 'Do not show a name', hint: 'Staff who look after gifts see it.' },
          {
            value: 'named',
            label: 'Show a name among the backers',
            hint: 'Once the first part is paid; only the name.',
            reveals: publicName,
          },
          {
            value: 'anonymous',
            label: 'Stay anonymous',
            hint: 'Hidden from the public and from most staff, not from finance.',
          },
        ]}
      />
      <TextArea
        name="note"
        label="A note to the lab"
        hint="Read by staff, never published."
        isOptional
        rows={3}
        maxLength={1000}
        defaultValue={values.note}
        error={errors.note}
      />
    </Section>
  )
}
