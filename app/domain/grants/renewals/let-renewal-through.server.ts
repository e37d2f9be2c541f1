import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, awards } from '#db/schema/grants.ts'
import { renewalPasses, renewals } from '#db/schema/renewals.ts'
import { editableStates } from '../application.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isUninvolved } from '../sight/seen-by.server.ts'
import { readLastAward } from './read-last-award.server.ts'

export type LetThroughRefusal = 'not-found' | 'own-project' | 'reason-missing' | 'no-award'

/**
 * A programme officer lets the renewals of a project that are not sent yet be sent although something promised is missing, with
 * the reason; where none is begun, those of its last award. Nobody does it for a project or a renewal they have a part in. A second
 * time changes nothing: the first reason stands.
 */
export async function letRenewalThrough(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { projectId: Id<'prj'>; reason: string },
): Promise<Outcome<undefined, LetThroughRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-found')
  const at = world.clock.now()
  const reason = input.reason.trim()
  return world.db.transaction(async (tx) => {
    if (await isProjectMember(tx, person.id, input.projectId)) return refuse('own-project')
    if (!reason) return refuse('reason-missing')
    const last = await readLastAward(tx, input.projectId)
    if (!last) return refuse('no-award')
    const waiting = await readUnsent(tx, person, input.projectId)
    if (waiting.some(({ isInvolved }) => isInvolved)) return refuse('own-project')
    const awardIds = waiting.length > 0 ? [...new Set(waiting.map(({ awardId }) => awardId))] : [last.id]
    const given = await tx
      .insert(renewalPasses)
      .values(awardIds.map((awardId) => ({ awardId, reason, givenBy: person.id, givenAt: at })))
      .onConflictDoNothing()
      .returning({ awardId: renewalPasses.awardId })
    const subject = { type: 'project', id: input.projectId }
    const by = { ids: world.ids, at, actor }
    for (const { awardId } of given) {
      await recordHappening(tx, by, { kind: 'renewal-let-through', subject, after: { awardId, reason } })
    }
    return done()
  })
}

/** The renewals of a project that are not sent yet: whichever award each renews, and whether the officer has a part in it. */
function readUnsent(tx: Tx, person: Person, projectId: Id<'prj'>) {
  return tx
    .select({ awardId: renewals.awardId, isInvolved: sql<boolean>`not ${isUninvolved(person)}` })
    .from(renewals)
    .innerJoin(applications, eq(applications.id, renewals.applicationId))
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .where(and(eq(awards.projectId, projectId), inArray(applications.state, [...editableStates])))
}
