import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { readNames } from '../../names/read-names.server.ts'
import { personOf } from '../../policy.ts'
import { isMetaTooLong, metaProblems } from './meta-review.ts'
import { lockOwnMeta } from './own-meta-review.server.ts'
import { isSameMeta, type MetaInput, type SaveMetaRefusal } from './save-meta-review.server.ts'

/**
 * Hands a meta-review in: reviewers and officers read it, and it changes no more unless an officer opens it again. Refuses without a
 * summary, words for the applicant and a recommendation, over a newer revision, and what may
 * name somebody to the applicant until the lead says that it may. The same again is once.
 */
export async function handInMetaReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { assignmentId, base, words, mayName }: MetaInput & { mayName?: boolean },
): Promise<Outcome<undefined, SaveMetaRefusal | 'incomplete' | 'names-somebody'>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  const isSearched = !mayName && !isMetaTooLong(words)
  const [named] = isSearched ? await readNames(world.db, person, words.forApplicant) : []
  return world.db.transaction(async (tx) => {
    const found = await lockOwnMeta(tx, person, assignmentId)
    if (!found.ok) return found
    const { revision, handedInAt, applicationId } = found.value
    const isSame = isSameMeta(found.value, words)
    if (handedInAt) return isSame ? done() : refuse('handed-in')
    if (isMetaTooLong(words)) return refuse('too-long')
    if (base !== revision && !isSame) return refuse('changed-meanwhile')
    if (metaProblems(words).length > 0) return refuse('incomplete')
    if (named) return refuse('names-somebody', named)
    const row = { ...words, revision: revision + 1, savedAt: at, handedInAt: at }
    await tx.update(metaReviews).set(row).where(eq(metaReviews.assignmentId, assignmentId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'meta-review-handed-in',
        subject: { type: 'application', id: applicationId },
        after: { assignmentId, recommendation: words.recommendation },
      },
    )
    return done()
  })
}
