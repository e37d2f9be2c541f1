import type { Assignment } from '#app/domain/grants/read-assignments.server.ts'
import type { Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { meanScore } from '#app/domain/grants/rubrics/rubric.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { Definition } from '#app/ui/definition.tsx'
import { Details } from '#app/ui/details.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

/** What others wrote, once the reader's own is in and nothing in it can be swayed. */
export function OtherReviews({ reviews, rubric }: { reviews: Assignment['others']; rubric: Rubric }) {
  if (reviews.length === 0) return null
  return (
    <Section title="The other reviews">
      <Stack>
        {reviews.map((review) => (
          <Details
            key={review.alias}
            summary={`${review.alias}: mean ${formatScore(meanScore(rubric, review.scores))}, confidence ${review.confidence ?? '–'} of 5`}
          >
            <Definition
              terms={rubric.criteria.map(({ name, title }) => ({ term: title, meaning: review.scores[name] ?? '–' }))}
            />
            <h3>For the applicant</h3>
            <Paragraphs text={review.forApplicant} />
            <h3>For the committee</h3>
            <Paragraphs text={review.forCommittee || 'Nothing.'} />
          </Details>
        ))}
      </Stack>
    </Section>
  )
}
