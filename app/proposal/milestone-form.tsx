import { z } from 'zod'
import type { MilestoneRefusal } from '#app/domain/grants/reports/name-milestone.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { parseDay } from '#app/units/time.ts'

/** A posted milestone. */
export const MilestoneAsk = z.object({
  title: z.string('Say what will be reached.').max(200, 'At most 200 letters.'),
  dueOn: z
    .string('Write the day.')
    .transform(parseDay)
    .refine((day) => day !== null, 'Write the day as year, month and day.')
    .transform((day) => day ?? ('' as never)),
})

export const milestoneSentences: Record<
  Exclude<MilestoneRefusal, 'not-found'>,
  string | { field: string; sentence: string }
> = {
  'title-missing': { field: 'title', sentence: 'Say what will be reached.' },
  'in-the-past': { field: 'dueOn', sentence: 'This day is over. Choose one that is still to come.' },
  closed: 'The project is closed, so nothing more is owed.',
  'too-many': 'A project has at most a hundred reports and milestones.',
}

/** Names something the project will have reached by a day. */
export function MilestoneForm({ form, back }: { form: FormReply | undefined; back: string }) {
  return (
    <form method="post" noValidate>
      <Stack>
        <Field
          name="title"
          label="What will be reached"
          hint="Such as: the 1B trial run is done, and its log is public."
          maxLength={200}
          defaultValue={form?.values.title}
          error={form?.fieldErrors.title}
        />
        <Field
          name="dueOn"
          label="By"
          hint="In time until the end of this day at the lab."
          kind="date"
          width="medium"
          defaultValue={form?.values.dueOn}
          error={form?.fieldErrors.dueOn}
        />
        <FormActions note="The team tells the lab when it is reached, as in a report.">
          <Button>Name the milestone</Button>
          <ButtonLink to={back} kind="quiet">
            Back
          </ButtonLink>
        </FormActions>
      </Stack>
    </form>
  )
}
