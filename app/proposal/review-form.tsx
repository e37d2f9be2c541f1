import { confidenceWords, type ReviewWords } from '#app/domain/grants/review.ts'
import { levelLabel, type Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Paragraphs } from './paragraphs.tsx'

type ReviewFormProps = {
  id: string
  rubric: Rubric
  review: ReviewWords | null
  isOpen: boolean
  form: FormReply | undefined
  /** The version that is changed, of a review that is in. */
  base?: number | undefined
}

const levels = [1, 2, 3, 4, 5] as const

/** A score for each criterion against its levels, confidence, and words for two readers; each field says who reads it. */
export function ReviewForm({ id, rubric, review, isOpen, form, base }: ReviewFormProps) {
  if (!isOpen) return <WrittenReview rubric={rubric} review={review} />
  const typed = form?.values ?? typedOf(review)
  const error = (name: string) => form?.fieldErrors[name]
  return (
    <form method="post" action={base ? paths.review.revise(id) : paths.review.assignment(id)} noValidate>
      <Stack>
        {base && <input type="hidden" name="base" value={typed.base ?? base} />}
        {form?.formErrors.map((sentence) => (
          <Notice key={sentence} tone="warn" title={sentence} />
        ))}
        <p>
          The scores and how sure you are: only programme officers and the panel see them. The weights add up to 100%.
        </p>
        {rubric.criteria.map((criterion) => (
          <Radios
            key={criterion.name}
            name={`score-${criterion.name}`}
            label={`${criterion.title}, ${criterion.weight}%`}
            hint={criterion.asks}
            choices={levels.map((level) => ({ value: String(level), label: levelLabel(criterion, level) }))}
            defaultValue={typed[`score-${criterion.name}`]}
            error={error(`score-${criterion.name}`)}
          />
        ))}
        <Radios
          name="confidence"
          label="How sure are you?"
          choices={confidenceWords.map((label, index) => ({ value: String(index + 1), label }))}
          defaultValue={typed.confidence}
          error={error('confidence')}
        />
        <TextArea
          name="forApplicant"
          label="For the applicant"
          hint="They read this after the release, without your name. What is strong, what is weak, what would help."
          rows={10}
          maxLength={20_000}
          defaultValue={typed.forApplicant}
          error={error('forApplicant')}
        />
        {(form?.fieldErrors.mayName || typed.mayName) && (
          <Checkbox
            name="mayName"
            value="yes"
            label="The applicant may read it as it is"
            error={error('mayName')}
            isChecked={typed.mayName === 'yes'}
          />
        )}
        <TextArea
          name="forCommittee"
          label="For the committee"
          hint="Only programme officers and the panel read this."
          rows={5}
          maxLength={20_000}
          defaultValue={typed.forCommittee}
          error={error('forCommittee')}
          isOptional
        />
        {base ? (
          <FormActions note="Officers see both: this, and what you handed in before. Scores count as they are now.">
            <Button>Change my review</Button>
          </FormActions>
        ) : (
          <FormActions note="Saved reviews are yours alone; once sent in, a review changes only after a discussion, and what you sent in stays beside it.">
            <Button formAction={paths.review.submit(id)}>Send in</Button>
            <Button kind="quiet">Save and go on later</Button>
          </FormActions>
        )}
      </Stack>
    </form>
  )
}

function WrittenReview({ rubric, review }: { rubric: Rubric; review: ReviewWords | null }) {
  if (!review) return <Notice title="Reviewing is over">The panel decided without this review.</Notice>
  return (
    <SummaryList
      rows={[
        ...rubric.criteria.map(({ name, title, weight }) => ({
          term: `${title}, ${weight}%`,
          value: review.scores[name],
        })),
        { term: 'How sure', value: review.confidence },
        { term: 'For the applicant', value: <Paragraphs text={review.forApplicant} /> },
        { term: 'For the committee', value: <Paragraphs text={review.forCommittee} /> },
      ]}
    />
  )
}

function typedOf(review: ReviewWords | null): Record<string, string> {
  if (!review) return {}
  const scores = Object.entries(review.scores).map(([name, score]) => [`score-${name}`, String(score)])
  return {
    ...Object.fromEntries(scores),
    confidence: String(review.confidence ?? ''),
    forCommittee: review.forCommittee,
    forApplicant: review.forApplicant,
  }
}
