import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes, type Choice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

type TokenFormProps = { form: FormReply | undefined; choices: readonly Choice[]; longestDays: number }

export function TokenForm({ form, choices, longestDays }: TokenFormProps) {
  return (
    <Section title="Make a token">
      <form method="post" noValidate>
        <Stack>
          <Field
            name="name"
            label="What it is for"
            hint="Such as “usage import on login-2”."
            width="medium"
            maxLength={100}
            defaultValue={form?.values.name}
            error={form?.fieldErrors.name}
          />
          <Checkboxes name="scopes" label="What it may do" choices={choices} error={form?.fieldErrors.scopes} />
          <Field
            name="days"
            label="Days until it ends"
            hint={`At most ${longestDays}.`}
            kind="digits"
            width="code"
            defaultValue={form?.values.days ?? '90'}
            error={form?.fieldErrors.days}
          />
          <FormActions note="A letter tells you that it was made.">
            <Button>Make the token</Button>
          </FormActions>
        </Stack>
      </form>
    </Section>
  )
}
