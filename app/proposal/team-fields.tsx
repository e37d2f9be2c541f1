import { memberField, mostMembers } from '#app/domain/grants/application-form.ts'
import { Details } from '#app/ui/details.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type TeamFieldsProps = { leadName: string; values: Record<string, string>; errors: Record<string, string[]> }

const places = Array.from({ length: mostMembers }, (_, index) => index + 1)
const roles = [
  { value: 'member', label: 'Member' },
  { value: 'co_pi', label: 'Co-investigator' },
  { value: 'manager', label: 'Project manager' },
]

/** The people of the team beside the applicant; the places not used yet are folded away. */
export function TeamFields({ leadName, values, errors }: TeamFieldsProps) {
  const isUsed = (index: number) =>
    (['name', 'email', 'institution'] as const).some((part) => values[memberField(index, part)]?.trim())
  const last = places.filter(isUsed).at(-1) ?? 0
  const open = places.filter((index) => index <= Math.max(2, last))
  const folded = places.filter((index) => index > Math.max(2, last))
  const person = (index: number) => <Person key={index} index={index} values={values} errors={errors} />
  return (
    <Section
      title="People"
      note={`${leadName}, who began the application, is the principal investigator. Who may open or change the application is said on its page “Who works on it”.`}
    >
      {open.map(person)}
      {folded.length > 0 && <Details summary={`Room for ${folded.length} more`}>{folded.map(person)}</Details>}
    </Section>
  )
}

function Person({ index, values, errors }: Omit<TeamFieldsProps, 'leadName'> & { index: number }) {
  const field = (part: 'name' | 'email' | 'institution' | 'role') => {
    const name = memberField(index, part)
    return { name, defaultValue: values[name], error: errors[name] }
  }
  return (
    <fieldset>
      <legend>Person {index}</legend>
      <Grid cell="figure">
        <Field {...field('name')} label="Name" isOptional maxLength={150} />
        <Field {...field('email')} label="E-mail" kind="email" isOptional maxLength={254} autoComplete="off" />
        <Field {...field('institution')} label="Institution" isOptional maxLength={150} />
        <SelectField
          {...field('role')}
          defaultValue={field('role').defaultValue || 'member'}
          label="Role"
          options={roles}
        />
      </Grid>
    </fieldset>
  )
}
