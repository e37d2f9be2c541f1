import { reviewableStates } from '#app/domain/grants/application.ts'
import type { ReviewerChoice } from '#app/domain/grants/read-reviewers.server.ts'
import type { StaffApplication, StaffReview } from '#app/domain/grants/read-staff-application.server.ts'
import { isOver } from '#app/domain/grants/review.ts'
import type { Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { paths } from '#app/paths.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { Definition } from '#app/ui/definition.tsx'
import { Details } from '#app/ui/details.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { AssignForm } from './assign-form.tsx'
import { EarlierReviews } from './earlier-reviews.tsx'

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
          <ReviewOf
            key={review.assignmentId}
            of={review}
            rubric={application.rubric}
            takeBackTo={mayAct ? paths.admin.applicationReview(application.id, review.assignmentId) : undefined}
            zone={zone}
          />
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

type ReviewOfProps = { of: StaffReview; rubric: Rubric; takeBackTo: string | undefined; zone: string }

function ReviewOf({ of, rubric, takeBackTo, zone }: ReviewOfProps) {
  const { review } = of
  return (
    <div>
      <p>
        <strong>{of.name ?? of.alias}</strong> {of.name && `(${of.alias})`} <Status of={of.state} />
        {of.dueAt && !review && !isOver(of.state) && (
          <>
            {' '}
            due <When at={of.dueAt} zone={zone} />
          </>
        )}{' '}
        {takeBackTo && (of.state === 'assigned' || of.state === 'agreed') && <a href={takeBackTo}>Take back</a>}
      </p>
      {of.removed && <p>Taken back: {of.removed.reason}</p>}
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
      {review && review.earlier.length > 0 && <EarlierReviews review={review} rubric={rubric} zone={zone} />}
    </div>
  )
}
