import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { renewalPasses } from '#db/schema/renewals.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readLastAward } from './read-last-award.server.ts'

export type LetThroughRefusal = 'not-found' | 'own-project' | 'reason-missing' | 'no-award'

/**
 * A programme officer lets renewals of a project’s last award be sent although something promised is missing, with the reason. Nobody does it
 * for a project of their own. A second time changes nothing: the first reason stands.
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
    const award = await readLastAward(tx, input.projectId)
    if (!award) return refuse('no-award')
    const awardId = award.id
    const [given] = await tx
      .insert(renewalPasses)
      .values({ awardId, reason, givenBy: person.id, givenAt: at })
      .onConflictDoNothing()
      .returning({ awardId: renewalPasses.awardId })
    if (!given) return done()
    const subject = { type: 'project', id: input.projectId }
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, { kind: 'renewal-let-through', subject, after: { awardId, reason } })
    return done()
  })
}
