import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { lockApplication } from '../../lock-application.server.ts'
import { mayRunCalls, personOf } from '../../policy.ts'
import { isDiscussed } from '../discussion/discussion.ts'
import { isInvolved } from '../seen-by.server.ts'
import { tellLead } from './name-lead.server.ts'

/**
 * Gives a meta-review that was handed in back to its lead, who is told; nobody else reads it until it is handed in again. Refuses once
 * the decision is released. One that is not handed in stays as it is.
 */
export async function reopenMetaReview(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { applicationId }: { applicationId: Id<'app'> },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'own-application' | 'closed'>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, officer, application)) return refuse('own-application')
    const isLead = and(eq(metaReviews.applicationId, applicationId), eq(metaReviews.isLead, true))
    const [meta] = await tx.select().from(metaReviews).where(isLead).for('update')
    if (!meta) return refuse('not-found')
    if (!isDiscussed(application.state)) return refuse('closed')
    if (!meta.handedInAt) return done()
    await tx.update(metaReviews).set({ handedInAt: null }).where(isLead)
    const by = { ids: world.ids, at, actor }
    const { assignmentId } = meta
    const subject = { type: 'application', id: applicationId }
    await recordHappening(tx, by, { kind: 'meta-review-reopened', subject, after: { assignmentId } })
    await tellLead(tx, by, assignmentId)
    return done()
  })
}
