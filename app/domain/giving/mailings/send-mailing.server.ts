import { and, asc, eq, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { mailingDonors, mailings } from '#db/schema/mailings.ts'
import { isStopped } from '../own/read-topics.server.ts'
import type { MailingDonorState } from './mailing.ts'
import { addressOf } from './mailing-address.server.ts'

type SendWorld = Touches<'db' | 'clock' | 'ids'>
type Counts = Record<Exclude<MailingDonorState, 'waiting'>, number>

const atOnce = 200

/**
 * Works a mailing off: each donor in a transaction of her own, the letter and what came of it together, so that nobody is written
 * to twice, also when two workers share it or one was cut short. Who stopped such letters gets none; one who fails stops nobody.
 */
export async function sendMailing(world: SendWorld, mailingId: Id<'mlg'>): Promise<Counts> {
  const counts: Counts = { queued: 0, stopped: 0, no_address: 0, gone: 0, failed: 0 }
  for (;;) {
    const waiting = await world.db
      .select({ id: mailingDonors.id })
      .from(mailingDonors)
      .where(and(eq(mailingDonors.mailingId, mailingId), eq(mailingDonors.state, 'waiting')))
      .orderBy(asc(mailingDonors.id))
      .limit(atOnce)
    if (waiting.length === 0) break
    for (const { id } of waiting) {
      const came = await sendOne(world, id)
      if (came) counts[came] += 1
    }
  }
  await world.db
    .update(mailings)
    .set({ state: 'sent', finishedAt: world.clock.now() })
    .where(and(eq(mailings.id, mailingId), eq(mailings.state, 'sending')))
  return counts
}

/** What came of one donor; null when another worker has her. */
async function sendOne(world: SendWorld, id: Id<'mld'>): Promise<keyof Counts | null> {
  try {
    return await world.db.transaction((tx) => write(tx, world, id))
  } catch (error) {
    // Isolated, so that one donor's trouble keeps no letter from the others; the mailing's page and the job's log show it.
    const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    await world.db.update(mailingDonors).set({ state: 'failed', failure }).where(isWaiting(id))
    return 'failed'
  }
}

async function write(tx: Tx, world: SendWorld, id: Id<'mld'>): Promise<keyof Counts | null> {
  const [held] = await tx.select().from(mailingDonors).where(isWaiting(id)).for('update')
  if (!held) return null
  const state = await writeTo(tx, world, held)
  await tx.update(mailingDonors).set({ state }).where(eq(mailingDonors.id, id))
  return state
}

async function writeTo(
  tx: Tx,
  world: SendWorld,
  { id, donorId }: { id: Id<'mld'>; donorId: Id<'dnr'> },
): Promise<Exclude<keyof Counts, 'failed'>> {
  const [donor] = await tx.select().from(donors).where(eq(donors.id, donorId))
  const [erased] = await tx.execute(sql`select from erasure where ${donorId} = any(donor_ids)`)
  if (!donor || donor.mergedInto || erased) return 'gone'
  const email = await addressOf(tx, donorId)
  if (!email) return 'no_address'
  if (await isStopped(tx, email, 'news')) return 'stopped'
  const letter = { kind: 'donor-letter', to: { email }, subject: { type: 'mailing-donor', id } } as const
  await queueLetter(tx, { ids: world.ids, at: world.clock.now() }, letter)
  return 'queued'
}

function isWaiting(id: Id<'mld'>) {
  return and(eq(mailingDonors.id, id), eq(mailingDonors.state, 'waiting'))
}
