import type { StaffReview } from '#app/domain/grants/read-staff-application.server.ts'
import { meanScore, type Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { changesBetween } from '#app/domain/grants/versions/version.ts'
import { ReviewChanges } from '#app/proposal/review-changes.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { Details } from '#app/ui/details.tsx'
import { When } from '#app/ui/when.tsx'

type EarlierReviewsProps = { review: NonNullable<StaffReview['review']>; rubric: Rubric; zone: string }

/** What a review said before its reviewer changed it in the discussion, field by field. */
export function EarlierReviews({ review, rubric, zone }: EarlierReviewsProps) {
  const { earlier } = review
  const first = earlier[0]
  if (!first) return null
  const before = formatScore(meanScore(rubric, first.scores))
  return (
    <Details summary={`Changed after the discussion: mean ${before} before, ${formatScore(review.mean)} now`}>
      {earlier.map((version, index) => (
        <div key={version.number}>
          <p>
            Handed in <When at={version.handedInAt} zone={zone} />, then changed:
          </p>
          <ReviewChanges changes={changesBetween(rubric, version, earlier[index + 1] ?? review)} />
        </div>
      ))}
    </Details>
  )
}
