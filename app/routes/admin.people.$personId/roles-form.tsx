import { type Person, roles, roleWords } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

/** Exactly these roles from now on. */
export function RolesForm({ person }: { person: Pick<Person, 'id' | 'roles'> }) {
  return (
    <Section title="Roles">
      <form method="post" action={paths.admin.personAct(person.id, 'roles')}>
        <Stack>
          <Checkboxes
            name="roles"
            label="What this person is trusted with"
            hint="Everyone may give and apply; an auditor holds no other role."
            choices={roles.map((role) => ({ value: role, label: roleWords[role] }))}
            defaultValues={person.roles}
          />
          <FormActions note="Sessions end, so that the new roles count from the next sign-in. A letter tells the person.">
            <Button>Change the roles</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}
