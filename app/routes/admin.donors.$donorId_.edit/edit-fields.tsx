import type { DonorWords } from '#app/domain/giving/donors/edit-donor.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

type EditFieldsProps = {
  id: string
  words: DonorWords
  people: readonly { id: string; name: string }[]
  form: FormReply | undefined
}

const kinds = [
  { value: 'person', label: 'Person' },
  { value: 'organisation', label: 'Organisation' },
  { value: 'household', label: 'Household' },
]

/** Everything staff may change of a donor. */
export function EditFields({ id, words, people, form }: EditFieldsProps) {
  const at = (name: keyof DonorWords) => ({
    name,
    defaultValue: form ? form.values[name] : (words[name] ?? ''),
    error: form?.fieldErrors[name],
  })
  return (
    <form method="post">
      <Field label="Name" width="medium" maxLength={200} {...at('name')} />
      <SelectField label="Kind" width="short" options={kinds} {...at('kind')} />
      <Field label="E-mail" kind="email" width="medium" isOptional {...at('email')} />
      <Field label="Street" width="medium" maxLength={200} isOptional {...at('street')} />
      <Field label="City" width="medium" maxLength={100} isOptional {...at('city')} />
      <Field
        label="State"
        hint="Two letters in the United States: MA, CA."
        width="short"
        maxLength={40}
        isOptional
        {...at('state')}
      />
      <Field label="Postal code" width="short" maxLength={20} isOptional {...at('postalCode')} />
      <Field label="Country" width="medium" maxLength={60} isOptional {...at('country')} />
      <SelectField
        label="Looked after by"
        width="medium"
        prompt="Nobody yet"
        isOptional
        options={people.map((person) => ({ value: person.id, label: person.name }))}
        {...at('ownerId')}
      />
      <FormActions>
        <Button>Save the donor</Button>
        <ButtonLink kind="quiet" to={paths.admin.donor(id)}>
          Leave it
        </ButtonLink>
      </FormActions>
    </form>
  )
}
