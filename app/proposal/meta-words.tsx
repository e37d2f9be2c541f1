import { type MetaWords, recommendationWords } from '#app/domain/grants/sight/meta-review/meta-review.ts'
import { Stack } from '#app/ui/layout.tsx'
import { Paragraphs } from './paragraphs.tsx'

/** A meta-review that is handed in. */
export function MetaReviewWords({ meta }: { meta: MetaWords }) {
  return (
    <Stack>
      {meta.recommendation && (
        <p>
          <strong>{recommendationWords[meta.recommendation]}</strong>
        </p>
      )}
      <h3>What the discussion came to</h3>
      <Paragraphs text={meta.summary} />
      {meta.agreed && (
        <>
          <h3>What was agreed, and what was not</h3>
          <Paragraphs text={meta.agreed} />
        </>
      )}
      <h3>For the applicant</h3>
      <Paragraphs text={meta.forApplicant} />
    </Stack>
  )
}
