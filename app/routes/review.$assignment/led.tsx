import { aliasWords } from '#app/domain/grants/sight/alias.ts'
import type { LeadSeen } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import { MetaReviewWords } from '#app/proposal/meta-words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'

/** Who leads the discussion, and what it came to; for the lead, the way to write it. */
export function Led({ lead, id }: { lead: LeadSeen | null; id: string }) {
  if (!lead) return null
  const isMine = lead.assignmentId === id
  return (
    <>
      <p>{isMine ? 'You lead this discussion.' : `${aliasWords(lead.alias)} leads this discussion.`}</p>
      {isMine && !lead.meta && (
        <p>
          <ButtonLink to={paths.review.metaReview(id)}>Write what it came to</ButtonLink>
        </p>
      )}
      {lead.meta && (
        <Details summary="What it came to">
          <MetaReviewWords meta={lead.meta} />
        </Details>
      )}
    </>
  )
}
