import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { findOrMakeDonor } from '../find-or-make-donor.server.ts'
import { isIntentId } from '../gift.ts'
import { underLock } from '../under-lock.server.ts'
import { kindOf, type PledgeAsk } from './pledge.ts'
import { linesOf, type ScheduleRefusal, scheduleRefusal } from './schedule.ts'
import { writeVersion } from './write-version.server.ts'

export type PledgeRefusal = ScheduleRefusal | 'not-our-form' | 'other-words' | 'fund-closed' | 'no-condition'
type PledgeWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>

/**
 * Writes down a pledge as offered, with its schedule as version 1, and writes to the giver what it says. Its kind follows from
 * how firm it is and how it is paid. Nothing is booked before the lab accepts. The same form sent twice is one pledge.
 */
export async function makePledge(
  world: PledgeWorld,
  actor: Actor,
  ask: PledgeAsk,
): Promise<Outcome<{ pledgeId: Id<'plg'> }, PledgeRefusal>> {
  if (!isIntentId(ask.intentId)) return refuse('not-our-form')
  return underLock(world, `intent:${ask.intentId}`, async (tx) => {
    const [known] = await tx
      .select({ id: pledges.id, intentHash: pledges.intentHash })
      .from(pledges)
      .where(eq(pledges.intentId, ask.intentId))
    if (known) return known.intentHash === hashOf(ask) ? done({ pledgeId: known.id }) : refuse('other-words')
    const refused = scheduleRefusal(ask, dayIn(world.lab.timeZone, world.clock.now()))
    if (refused) return refuse(refused)
    if (kindOf(ask) === 'conditional' && !ask.condition?.trim()) return refuse('no-condition')
    const [fund] = await tx.select({ isOpen: funds.isOpen }).from(funds).where(eq(funds.id, ask.fundId))
    if (!fund?.isOpen) return refuse('fund-closed')
    return done({ pledgeId: await writePledge(tx, world, { actor, ask }) })
  })
}

async function writePledge(
  tx: Tx,
  world: PledgeWorld,
  { actor, ask }: { actor: Actor; ask: PledgeAsk },
): Promise<Id<'plg'>> {
  const by = { ids: world.ids, at: world.clock.now(), actor }
  const pledgeId = world.ids.next('plg')
  const kind = kindOf(ask)
  await tx.insert(pledges).values({
    id: pledgeId,
    intentId: ask.intentId,
    intentHash: hashOf(ask),
    donorId: await findOrMakeDonor(tx, by, ask),
    fundId: ask.fundId,
    kind,
    state: 'offered',
    giverName: ask.giverName,
    giverEmail: ask.giverEmail,
    amount: ask.amount,
    rhythm: ask.schedule.rhythm,
    method: ask.method,
    version: 1,
    condition: kind === 'conditional' ? (ask.condition?.trim() ?? null) : null,
    poNumber: ask.poNumber,
    isAnonymous: ask.visibility === 'anonymous',
    publicName: ask.visibility === 'named' ? (ask.publicName ?? ask.giverName) : null,
    note: ask.note,
    createdAt: by.at,
  })
  const lines = linesOf(ask.amount, ask.schedule)
  await tx.insert(instalments).values(
    lines.map((line, index) => ({
      ...line,
      id: world.ids.next('ins'),
      pledgeId,
      place: index + 1,
      state: 'scheduled' as const,
    })),
  )
  await writeVersion(tx, by, { pledgeId, version: 1, reason: 'As pledged' })
  await queueLetter(tx, by, {
    kind: 'pledge-received',
    to: { email: ask.giverEmail },
    subject: { type: 'pledge', id: pledgeId },
  })
  await recordHappening(tx, by, {
    kind: 'pledge-offered',
    subject: { type: 'pledge', id: pledgeId },
    after: { amount: ask.amount, kind, parts: lines.length, method: ask.method },
  })
  return pledgeId
}

/** The same words hash alike; bigint is not JSON, so amounts are said as text. */
function hashOf({ intentId: _intentId, ...words }: PledgeAsk): string {
  const text = JSON.stringify(words, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))
  return createHash('sha256').update(text).digest('hex')
}
