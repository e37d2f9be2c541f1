import type { LeadSeen } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { aliasOfLead, type LeadChoice } from './lead-choice.ts'
import { MetaReviewWords } from './meta-words.tsx'

type LeadPartProps = {
  id: string
  lead: LeadSeen | null
  choices: readonly LeadChoice[]
  /** Whether the reader may name a lead and open what was handed in again. */
  mayAct: boolean
}

/** Who leads the discussion of an application, what it came to, and the form to name somebody. */
export function LeadPart({ id, lead, choices, mayAct }: LeadPartProps) {
  const { meta } = lead ?? {}
  return (
    <Stack>
      <p>{lead ? `Led by ${aliasOfLead(lead, choices)}.` : 'Nobody leads it yet.'}</p>
      {lead && !meta && <p>What it came to is not handed in yet.</p>}
      {meta && (
        <Details summary="What it came to, as handed in">
          <MetaReviewWords meta={meta} />
        </Details>
      )}
      {mayAct && meta && (
        <form method="post" action={paths.admin.applicationReopen(id)}>
          <Button kind="quiet" size="small">
            Give it back to its lead
          </Button>
        </form>
      )}
      {mayAct && !meta && choices.length > 0 && <NameForm id={id} lead={lead} choices={choices} />}
    </Stack>
  )
}

function NameForm({ id, lead, choices }: Pick<LeadPartProps, 'id' | 'lead' | 'choices'>) {
  return (
    <form method="post" action={paths.admin.applicationLead(id)} noValidate>
      <Stack>
        <SelectField
          name="assignmentId"
          label="Who leads the discussion"
          hint="They are told, and sum it up for the panel and for the applicant."
          prompt="Choose a reviewer"
          options={choices.map(({ assignmentId, label }) => ({ value: assignmentId, label }))}
          defaultValue={lead?.assignmentId}
        />
        <FormActions>
          <Button kind="quiet">Name them</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
