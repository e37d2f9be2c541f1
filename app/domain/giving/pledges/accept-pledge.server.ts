import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { pledges } from '#db/schema/pledges.ts'
import { mayAcceptPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import { recognise } from './recognise.server.ts'

export type AcceptPledgeRefusal = 'not-an-officer' | 'no-such-pledge' | 'not-offered' | 'period-closed'

/**
 * Accepts an offered pledge for the lab: it becomes active, an unconditional one is booked as receivable, and the countersigned
 * letter goes to the giver. There is no receipt: that follows each payment. Refuses one that is not offered any more.
 */
export async function acceptPledge(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  pledgeId: Id<'plg'>,
): Promise<Outcome<undefined, AcceptPledgeRefusal>> {
  if (!mayAcceptPledges(officer)) return refuse('not-an-officer')
  const actor = actorOf(officer)
  return underLock(world, `pledge:${pledgeId}`, async (tx) => {
    const at = world.clock.now()
    const [known] = await tx.select({ id: pledges.id }).from(pledges).where(eq(pledges.id, pledgeId))
    if (!known) return refuse('no-such-pledge')
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, at))) return refuse('period-closed')
    const [pledge] = await tx
      .update(pledges)
      .set({ state: 'active', acceptedAt: at, acceptedBy: officer.id })
      .where(and(eq(pledges.id, pledgeId), eq(pledges.state, 'offered')))
      .returning()
    if (!pledge) return refuse('not-offered')
    if (pledge.kind === 'unconditional') await recognise(tx, world, { actor, pledge })
    const by = { ids: world.ids, at, actor }
    await queueLetter(tx, by, {
      kind: 'pledge-accepted',
      to: { email: pledge.giverEmail },
      subject: { type: 'pledge', id: pledge.id },
    })
    await recordHappening(tx, by, {
      kind: 'pledge-accepted',
      subject: { type: 'pledge', id: pledge.id },
      before: { state: 'offered' },
      after: { state: 'active', amount: pledge.amount },
    })
    return done()
  })
}
