import { and, arrayContains, eq, isNull, ne } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { assignments } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { assignmentReviewers } from '#db/schema/sight.ts'
import { lockApplication } from '../../lock-application.server.ts'
import { mayRunCalls, personOf } from '../../policy.ts'
import { isDiscussed } from '../discussion/discussion.ts'
import { isInvolved } from '../seen-by.server.ts'

export type NameLeadRefusal = 'not-allowed' | 'not-found' | 'own-application' | 'closed' | 'not-reviewing' | 'handed-in'

/**
 * Names the reviewer who leads the discussion and writes what it came to, and tells them. Refuses one who has not declared, has
 * stepped back or reviews no more, and another one once the meta-review is handed in. The same again is once.
 */
export async function nameLead(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { applicationId, assignmentId }: { applicationId: Id<'app'>; assignmentId: Id<'asg'> },
): Promise<Outcome<undefined, NameLeadRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (!application || application.state === 'draft') return refuse('not-found')
    if (await isInvolved(tx, officer, application)) return refuse('own-application')
    const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId)).for('update')
    if (assignment?.applicationId !== applicationId) return refuse('not-found')
    if (!isDiscussed(application.state)) return refuse('closed')
    if (assignment.state !== 'agreed' && assignment.state !== 'submitted') return refuse('not-reviewing')
    if (!(await findReader(tx, assignmentId))) return refuse('not-reviewing')
    const before = await readLead(tx, applicationId)
    if (before?.assignmentId === assignmentId) return done()
    // Of a lead who stepped back nothing counts, so nothing they handed in stands in the way.
    if (before?.handedInAt && before.state === 'submitted') return refuse('handed-in')
    await makeLead(tx, { applicationId, assignmentId, namedBy: officer.id, namedAt: at })
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: 'discussion-lead-named',
      subject: { type: 'application', id: applicationId },
      ...(before && { before: { assignmentId: before.assignmentId } }),
      after: { assignmentId },
    })
    await tellLead(tx, by, assignmentId)
    return done()
  })
}

async function readLead(tx: Tx, applicationId: Id<'app'>) {
  const [lead] = await tx
    .select({ assignmentId: metaReviews.assignmentId, handedInAt: metaReviews.handedInAt, state: assignments.state })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .where(and(eq(metaReviews.applicationId, applicationId), eq(metaReviews.isLead, true)))
    .for('update', { of: metaReviews })
  return lead ?? null
}

type Lead = { applicationId: Id<'app'>; assignmentId: Id<'asg'>; namedBy: Id<'psn'>; namedAt: Date }

async function makeLead(tx: Tx, lead: Lead): Promise<void> {
  const isOther = and(
    eq(metaReviews.applicationId, lead.applicationId),
    ne(metaReviews.assignmentId, lead.assignmentId),
  )
  await tx.update(metaReviews).set({ isLead: false, handedInAt: null }).where(isOther)
  const row = { ...lead, isLead: true }
  await tx.insert(metaReviews).values(row).onConflictDoUpdate({ target: metaReviews.assignmentId, set: row })
}

/** One letter for each time somebody is asked for it, with the number only; none to one who reviews no more. */
export async function tellLead(
  tx: Tx,
  by: { ids: Touches<'ids'>['ids']; at: Date },
  assignmentId: Id<'asg'>,
): Promise<void> {
  const lead = await findReader(tx, assignmentId)
  if (!lead) return
  await queueLetter(tx, by, {
    kind: 'discussion-led',
    to: { email: lead.email, personId: lead.id },
    subject: { type: 'discussion', id: `${assignmentId}:${by.at.toISOString()}` },
  })
}

/** Who reads by this assignment; null once they review no more or may not sign in. */
async function findReader(tx: Tx, assignmentId: Id<'asg'>) {
  const [reader] = await tx
    .select({ id: people.id, email: people.email })
    .from(assignmentReviewers)
    .innerJoin(people, eq(people.id, assignmentReviewers.reviewerId))
    .where(
      and(
        eq(assignmentReviewers.assignmentId, assignmentId),
        isNull(people.disabledAt),
        arrayContains(people.roles, ['reviewer']),
      ),
    )
  return reader ?? null
}
