import type { ReviewerChoice } from '#app/domain/grants/read-reviewers.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

const reasons = {
  assigned: 'asked already',
  applicant: 'the applicant',
  team: 'on the team',
  conflict: 'has a conflict',
} as const

/** Asks a reviewer; who cannot be asked is named with the reason, before anyone tries. */
export function AssignForm({ id, reviewers }: { id: string; reviewers: readonly ReviewerChoice[] }) {
  const free = reviewers.filter((reviewer) => reviewer.against === null)
  const barred = reviewers.flatMap(({ name, against }) => (against ? [`${name} (${reasons[against]})`] : []))
  return (
    <form method="post" action={paths.admin.applicationAct(id, 'assign')} noValidate>
      <Stack>
        <SelectField
          name="reviewerId"
          label="Ask a reviewer"
          prompt="Choose a reviewer"
          hint={barred.length > 0 ? `Not to be asked: ${barred.join(', ')}.` : undefined}
          options={free.map(({ id: value, name, load }) => ({ value, label: `${name} (${load} waiting)` }))}
        />
        <Field name="dueOn" label="Due" kind="date" width="short" isOptional />
        <FormActions>
          <Button kind="quiet">Ask</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
