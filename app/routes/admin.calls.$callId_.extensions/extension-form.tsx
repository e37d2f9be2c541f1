import type { Call } from '#app/domain/grants/call.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Grid, Stack } from '#app/ui/layout.tsx'

/** Which application, until when, and why. */
export function ExtensionForm({ call, bulkId, form }: { call: Call; bulkId: string; form: FormReply | undefined }) {
  const field = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  const grace =
    call.graceMinutes > 0
      ? ` The ${call.graceMinutes} minutes of grace come on top: the letter, the application and the list below say the time with them.`
      : ''
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="bulk" value={form?.values.bulk ?? bulkId} />
        <Grid cell="figure">
          <Field
            {...field('number')}
            label="Number of the application, or several"
            hint="Drafts are seen by their authors alone: ask the applicant for it, such as 2026-0007. A comma or space between several."
            maxLength={3000}
          />
          <Field {...field('until')} label="Until" hint={`A time in ${call.timeZone}.${grace}`} kind="datetime-local" />
        </Grid>
        <TextArea
          {...field('reason')}
          label="Why"
          hint="The applicant reads it in the letter."
          rows={3}
          maxLength={1000}
        />
        <FormActions>
          <Button>Give more time</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
