import { reviewableStates } from '#app/domain/grants/application.ts'
import type { ReviewerChoice } from '#app/domain/grants/read-reviewers.server.ts'
import type { StaffApplication, StaffReview } from '#app/domain/grants/read-staff-application.server.ts'
import type { Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { Definition } from '#app/ui/definition.tsx'
import { Details } from '#app/ui/details.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { AssignForm } from './assign-form.tsx'

type ReviewsPartProps = {
  application: StaffApplication
  reviewers: readonly ReviewerChoice[]
  mayAct: boolean
  zone: string
}

/** Who reviews, how far they are, what they wrote, and the form to ask another. */
export function ReviewsPart({ application, reviewers, mayAct, zone }: ReviewsPartProps) {
  return (
    <Section title="Reviews">
      <Stack>
        {application.reviews.length === 0 && <p>Nobody is asked yet.</p>}
        {application.reviews.map((review) => (
          <ReviewOf key={review.assignmentId} of={review} rubric={application.rubric} zone={zone} />
        ))}
        {application.conflicts.map((conflict) => (
          <p key={conflict.reviewer}>
            <strong>{conflict.reviewer}</strong> has a conflict ({conflict.status})
            {conflict.reason && `: ${conflict.reason}`}
          </p>
        ))}
        {mayAct && reviewableStates.includes(application.state) && (
          <AssignForm id={application.id} reviewers={reviewers} />
        )}
      </Stack>
    </Section>
  )
}

function ReviewOf({ of, rubric, zone }: { of: StaffReview; rubric: Rubric; zone: string }) {
  const { review } = of
  return (
    <div>
      <p>
        <strong>{of.name ?? of.alias}</strong> {of.name && `(${of.alias})`} <Status of={of.state} />
        {of.dueAt && !review && (
          <>
            {' '}
            due <When at={of.dueAt} zone={zone} />
          </>
        )}
      </p>
      {of.declined && (
        <p>
          Declined: {of.declined.reason}
          {of.declined.instead && ` Could instead: ${of.declined.instead}`}
        </p>
      )}
      {review && (
        <Details summary={`Mean ${formatScore(review.mean)}, confidence ${review.confidence ?? '–'} of 5`}>
          <Definition
            terms={rubric.criteria.map(({ name, title, weight }) => ({
              term: `${title}, ${weight}%`,
              meaning: review.scores[name] ?? '–',
            }))}
          />
          <h3>For the applicant</h3>
          <Paragraphs text={review.forApplicant} />
          <h3>For the committee</h3>
          <Paragraphs text={review.forCommittee || 'Nothing.'} />
        </Details>
      )}
    </div>
  )
}
