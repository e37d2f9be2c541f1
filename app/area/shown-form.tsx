import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type ShownFormProps = {
  form: FormReply | undefined
  shown: string
  name: string
  /** What of it is never told. */
  secret: string
  /** Where somebody goes who changes nothing. */
  back: string
}

/** Says who sees that somebody gave: of a gift, or of a promise of hours. */
export function ShownForm({ back, ...fields }: ShownFormProps) {
  return (
    <form method="post" noValidate>
      <Stack>
        <ShownFields {...fields} />
        <FormActions note="A name that others have copied meanwhile we cannot call back.">
          <Button>Show it like this</Button>
          <ButtonLink kind="quiet" to={back}>
            Leave it
          </ButtonLink>
        </FormActions>
      </Stack>
    </form>
  )
}

function ShownFields({ form, shown, name, secret }: Omit<ShownFormProps, 'back'>) {
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
