import type { FormReply } from '#app/platform/form.server.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'

/** A donor the lab knows, whose page the form was opened from. */
export function KnownDonor({ donor }: { donor: { id: string; name: string; email: string | null } }) {
  return (
    <Section title="Who gave">
      <input type="hidden" name="donor" value={donor.id} />
      <p>
        {donor.name}. {donor.email ? `The receipt goes to ${donor.email}.` : 'The receipt is printed and posted.'}
      </p>
    </Section>
  )
}

/** Somebody written down with the gift. */
export function NewDonor({ form, nameHint }: { form: FormReply | undefined; nameHint?: string }) {
  const values = form?.values ?? {}
  const errors = form?.fieldErrors ?? {}
  return (
    <Section title="Who gave">
      <Field name="name" label="Name" hint={nameHint} defaultValue={values.name} error={errors.name} maxLength={120} />
      <Field
        name="email"
        kind="email"
        label="E-mail address"
        hint="Somebody the lab knows by this address is counted as that donor. Without one, the receipt is printed and posted."
        defaultValue={values.email}
        error={errors.email}
        isOptional
      />
      <Radios
        name="is"
        label="Kind of donor"
        defaultValue={values.is ?? 'person'}
        error={errors.is}
        choices={[
          { value: 'person', label: 'A person' },
          { value: 'organisation', label: 'An organisation' },
          { value: 'household', label: 'A household' },
        ]}
      />
    </Section>
  )
}
