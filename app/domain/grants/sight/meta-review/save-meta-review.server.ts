import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { personOf } from '../../policy.ts'
import { isMetaTooLong, type MetaWords } from './meta-review.ts'
import { lockOwnMeta } from './own-meta-review.server.ts'

export type SaveMetaRefusal = 'not-found' | 'closed' | 'not-lead' | 'handed-in' | 'too-long' | 'changed-meanwhile'
export type MetaInput = { assignmentId: Id<'asg'>; base: number; words: MetaWords }

/**
 * Keeps a meta-review as far as its lead has written it; nobody else reads it before it is handed in. Refuses over a newer revision, so
 * that of two pages neither writes over the other unseen. The same once more changes nothing.
 */
export async function saveMetaReview(
  world: Touches<'db' | 'clock'>,
  actor: Actor,
  { assignmentId, base, words }: MetaInput,
): Promise<Outcome<{ revision: number }, SaveMetaRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const found = await lockOwnMeta(tx, person, assignmentId)
    if (!found.ok) return found
    const { revision, handedInAt } = found.value
    if (handedInAt) return refuse('handed-in')
    if (isMetaTooLong(words)) return refuse('too-long')
    if (isSameMeta(found.value, words)) return done({ revision })
    if (base !== revision) return refuse('changed-meanwhile')
    const row = { ...words, revision: revision + 1, savedAt: at }
    await tx.update(metaReviews).set(row).where(eq(metaReviews.assignmentId, assignmentId))
    return done({ revision: revision + 1 })
  })
}

export function isSameMeta(kept: MetaWords, sent: MetaWords): boolean {
  return (
    kept.summary === sent.summary &&
    kept.agreed === sent.agreed &&
    kept.forApplicant === sent.forApplicant &&
    kept.recommendation === sent.recommendation
  )
}
