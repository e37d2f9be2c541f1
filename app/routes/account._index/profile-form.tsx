import type { Person } from '#app/domain/people/person.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type ProfileFormProps = {
  person: Pick<Person, 'name' | 'timeZone'>
  form: FormReply | undefined
  timeZones: readonly string[]
}

export function ProfileForm({ person, form, timeZones }: ProfileFormProps) {
  return (
    <Section title="Name and time zone">
      <form method="post" action="?index" noValidate>
        <Stack>
          <Field
            name="name"
            label="Name"
            hint="What letters call you. A gift can stay anonymous whatever stands here."
            autoComplete="name"
            width="medium"
            maxLength={200}
            defaultValue={form?.values.name ?? person.name}
            error={form?.fieldErrors.name}
          />
          <SelectField
            name="timeZone"
            label="Time zone"
            hint="Deadlines are shown in the call’s zone and in this one."
            width="medium"
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
            defaultValue={form?.values.timeZone ?? person.timeZone}
            error={form?.fieldErrors.timeZone}
          />
          <FormActions>
            <Button kind="quiet">Keep these</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}
