import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { mayBookPledges } from '../policy.ts'
import { holdPledge } from './pay-pledge.server.ts'
import { writeVersion } from './write-version.server.ts'

export type MoveRefusal = 'not-an-officer' | 'no-reason' | 'day-past' | 'same-day' | 'not-open'

/**
 * Moves a part that is not settled to another day, as its giver asked: the schedule gets a new version, and the one before is kept.
 * The amounts stay, so the books do not change. Refuses a settled part, one being paid, and a day that is over.
 */
export async function moveInstalment(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  input: { instalmentId: Id<'ins'>; dueOn: Day; reason: string },
): Promise<Outcome<{ version: number }, MoveRefusal>> {
  if (!mayBookPledges(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const at = world.clock.now()
  if (input.dueOn < dayIn(world.lab.timeZone, at)) return refuse('day-past')
  return world.db.transaction(async (tx) => {
    const pledge = await holdPledge(tx, input.instalmentId)
    const [part] = await tx.select().from(instalments).where(eq(instalments.id, input.instalmentId))
    const isOpen = part?.state === 'scheduled' || part?.state === 'partly'
    if (!part || !isOpen || (pledge.state !== 'active' && pledge.state !== 'offered')) return refuse('not-open')
    if (part.dueOn === input.dueOn) return refuse('same-day')
    const version = pledge.version + 1
    await tx
      .update(instalments)
      .set({ dueOn: input.dueOn, chargeOn: null, waitsFor: null, failures: 0 })
      .where(eq(instalments.id, part.id))
    await tx.update(pledges).set({ version }).where(eq(pledges.id, pledge.id))
    const by = { ids: world.ids, at, actor: actorOf(officer) }
    await writeVersion(tx, by, { pledgeId: pledge.id, version, reason })
    await recordHappening(tx, by, {
      kind: 'instalment-moved',
      subject: { type: 'pledge', id: pledge.id },
      before: { part: part.place, dueOn: part.dueOn },
      after: { part: part.place, dueOn: input.dueOn, version },
    })
    return done({ version })
  })
}
