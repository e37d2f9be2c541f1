import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { pledges } from '#db/schema/pledges.ts'
import { mayBookPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import { recognise } from './recognise.server.ts'

export type MeetRefusal = 'not-an-officer' | 'no-evidence' | 'not-conditional' | 'period-closed'

/**
 * Notes that the condition of an active pledge is met, and what shows it: what is still to come of the pledge is owed from now
 * on and booked as receivable. Refuses a pledge without a condition, or one whose condition was met before.
 */
export async function meetCondition(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  input: { pledgeId: Id<'plg'>; evidence: string },
): Promise<Outcome<undefined, MeetRefusal>> {
  if (!mayBookPledges(officer)) return refuse('not-an-officer')
  const evidence = input.evidence.trim()
  if (evidence === '') return refuse('no-evidence')
  const actor = actorOf(officer)
  return underLock(world, `pledge:${input.pledgeId}`, async (tx) => {
    const at = world.clock.now()
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, at))) return refuse('period-closed')
    const [pledge] = await tx
      .update(pledges)
      .set({ conditionMetAt: at, conditionEvidence: evidence })
      .where(
        and(
          eq(pledges.id, input.pledgeId),
          eq(pledges.kind, 'conditional'),
          eq(pledges.state, 'active'),
          isNull(pledges.conditionMetAt),
        ),
      )
      .returning()
    if (!pledge) return refuse('not-conditional')
    await recognise(tx, world, { actor, pledge })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'pledge-condition-met', subject: { type: 'pledge', id: pledge.id } },
    )
    return done()
  })
}
