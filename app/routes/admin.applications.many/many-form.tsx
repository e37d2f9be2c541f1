import { bulkOutcomes, type ListAct } from '#app/domain/grants/bulk/bulk.ts'
import type { Askable } from '#app/domain/grants/bulk/read-askable.server.ts'
import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { bulkTitles } from '#app/proposal/bulk-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

type ManyFormProps = {
  bulkId: string
  act: ListAct
  rows: readonly string[]
  reviewers: readonly Askable[]
  form: FormReply | undefined
}

/** What one act needs besides the applications, asked once for all of them. */
export function ManyForm({ bulkId, act, rows, reviewers, form }: ManyFormProps) {
  const field = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="bulk" value={form?.values.bulk ?? bulkId} />
        <input type="hidden" name="act" value={act} />
        {rows.map((row) => (
          <input key={row} type="hidden" name="row" value={row} />
        ))}
        {act === 'assign' && (
          <>
            <SelectField
              {...field('reviewerId')}
              label="Reviewer"
              prompt="Choose a reviewer"
              options={reviewers.map(({ id: value, name, load }) => ({ value, label: `${name} (${load} waiting)` }))}
            />
            <Field {...field('dueOn')} label="Due" kind="date" width="short" isOptional />
          </>
        )}
        {act === 'decide' && (
          <Radios
            {...field('outcome')}
            label="Outcome"
            hint="Part of the hours is decided on the page of each."
            choices={bulkOutcomes.map((value) => ({ value, label: outcomeWords[value] }))}
          />
        )}
        {(act === 'return' || act === 'ineligible' || act === 'decide') && (
          <TextArea
            {...field('note')}
            label={act === 'decide' ? 'Reason, for the applicants' : 'Note to the applicants'}
            hint="Every one of them reads it: name none of them in it."
            rows={4}
            maxLength={5000}
            isOptional={act === 'decide'}
          />
        )}
        <FormActions>
          <Button>
            {bulkTitles[act]}: {rows.length === 1 ? 'one application' : `${rows.length} applications`}
          </Button>
        </FormActions>
      </Stack>
    </form>
  )
}
