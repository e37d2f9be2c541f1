import { and, eq, type SQL } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { mailingDonors, mailings } from '#db/schema/mailings.ts'
import type { DonorFilter } from '../donors/segment.ts'
import { isInList } from '../donors/segment-filter.server.ts'
import { mayHelpDonors } from '../policy.ts'

export type StartRefusal = 'not-staff' | 'no-such-mailing' | 'begun-already' | 'nobody-there' | 'others-meanwhile'

type StartAsk = { mailingId: Id<'mlg'>; filter: DonorFilter; expected: number; requestId?: string | undefined }

/**
 * Begins to send a mailing: writes down every donor who is in its segment now, as far as the sender may know of them, and leaves
 * the letters to a job. `expected` is how many the sender saw; refuses when there are others meanwhile, when nobody is there,
 * and a second time.
 */
export async function startMailing(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  staff: Person,
  { mailingId, filter, expected, requestId }: StartAsk,
): Promise<Outcome<{ donors: number }, StartRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  const at = world.clock.now()
  const isWanted = isInList(staff, filter, dayIn(world.lab.timeZone, at))
  return world.db.transaction(async (tx) => {
    const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, mailingId)).for('update')
    if (!mailing) return refuse('no-such-mailing')
    if (mailing.state !== 'draft') return refuse('begun-already')
    const ids = await readWanted(tx, isWanted)
    if (ids.length === 0) return refuse('nobody-there')
    if (ids.length !== expected) return refuse('others-meanwhile', { expected, found: ids.length })
    for (let from = 0; from < ids.length; from += 5_000) {
      await tx
        .insert(mailingDonors)
        .values(
          ids
            .slice(from, from + 5_000)
            .map((donorId) => ({ id: world.ids.next('mld'), mailingId, donorId, state: 'waiting' as const })),
        )
    }
    await tx
      .update(mailings)
      .set({ state: 'sending', sentBy: staff.id, begunAt: at })
      .where(and(eq(mailings.id, mailingId), eq(mailings.state, 'draft')))
    await enqueueJob(tx, 'send-mailing', { mailingId })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'mailing-begun', subject: { type: 'mailing', id: mailingId }, after: { donors: ids.length } },
    )
    return done({ donors: ids.length })
  })
}

async function readWanted(tx: Tx, isWanted: SQL | undefined): Promise<Id<'dnr'>[]> {
  const rows = await tx.select({ id: donors.id }).from(donors).where(isWanted).orderBy(donors.id)
  return rows.map(({ id }) => id)
}
