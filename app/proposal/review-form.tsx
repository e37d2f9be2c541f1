import { confidenceWords, criteria, criterionWords, type ReviewWords } from '#app/domain/grants/review.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Paragraphs } from './paragraphs.tsx'

type ReviewFormProps = { id: string; review: ReviewWords | null; isOpen: boolean; form: FormReply | undefined }

const levels = ['1', '2', '3', '4', '5'] as const

/** Four scores against anchors, confidence, and words for two readers; each field says who reads it. */
export function ReviewForm({ id, review, isOpen, form }: ReviewFormProps) {
  if (!isOpen) return <WrittenReview review={review} />
  const typed = form?.values ?? typedOf(review)
  const error = (name: string) => form?.fieldErrors[name]
  return (
    <form method="post" action={paths.review.assignment(id)} noValidate>
      <Stack>
        {form?.formErrors.map((sentence) => (
          <Notice key={sentence} tone="warn" title={sentence} />
        ))}
        {criteria.map((criterion) => (
          <Radios
            key={criterion}
            name={`score-${criterion}`}
            label={criterionWords[criterion].name}
            hint={criterionWords[criterion].asks}
            choices={scoreChoices(criterionWords[criterion].anchors)}
            defaultValue={typed[`score-${criterion}`]}
            error={error(`score-${criterion}`)}
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
        <FormActions note="Saved reviews are yours alone; once sent in, a review does not change.">
          <Button formAction={paths.review.submit(id)}>Send in</Button>
          <Button kind="quiet">Save and go on later</Button>
        </FormActions>
      </Stack>
    </form>
  )
}

function WrittenReview({ review }: { review: ReviewWords | null }) {
  if (!review) return <Notice title="Reviewing is over">The panel decided without this review.</Notice>
  return (
    <SummaryList
      rows={[
        ...criteria.map((criterion) => ({ term: criterionWords[criterion].name, value: review.scores[criterion] })),
        { term: 'How sure', value: review.confidence },
        { term: 'For the applicant', value: <Paragraphs text={review.forApplicant} /> },
        { term: 'For the committee', value: <Paragraphs text={review.forCommittee} /> },
      ]}
    />
  )
}

/** The anchors stand at 1, 3 and 5; 2 and 4 lie between. */
function scoreChoices(anchors: readonly [string, string, string]) {
  return levels.map((value, index) => ({ value, label: index % 2 === 0 ? anchors[index / 2] : value }))
}

function typedOf(review: ReviewWords | null): Record<string, string> {
  if (!review) return {}
  const scores = criteria.map((criterion) => [`score-${criterion}`, String(review.scores[criterion] ?? '')])
  return {
    ...Object.fromEntries(scores),
    confidence: String(review.confidence ?? ''),
    forCommittee: review.forCommittee,
    forApplicant: review.forApplicant,
  }
}
