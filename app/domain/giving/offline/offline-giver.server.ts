import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { meetDonor } from '../meet-donor.server.ts'
import type { OfflineDonor } from './offline-gift.ts'

/** Whom a gift is counted to, and what its receipt says. */
export type OfflineGiver = { donorId: Id<'dnr'>; name: string; email: string | null }

/** The donor staff chose, or a new one; someone written down with an address the lab knows is that donor. Null when there is none. */
export async function findOfflineDonor(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  donor: OfflineDonor,
): Promise<OfflineGiver | null> {
  if (donor.kind === 'known') return readKnownDonor(tx, donor.donorId)
  const { name, email, is } = donor
  const donorId = await meetDonor(tx, by, { how: 'donor-entered', kind: is, name, email })
  return { donorId, name, email }
}

/** A donor by its id, or the one it was made one with; null when there is none. */
export async function readKnownDonor(tx: Tx, id: Id<'dnr'>): Promise<OfflineGiver | null> {
  const leadsTo = sql`(select coalesce(known.merged_into, known.id) from donor known where known.id = ${id})`
  const [row] = await tx.select().from(donors).where(eq(donors.id, leadsTo))
  return row ? { donorId: row.id, name: row.name, email: row.email } : null
}

/** The donor this one would be, without writing anybody down; null when it would be a new one, or none. */
export async function lookUpDonor(tx: Tx, donor: OfflineDonor): Promise<Id<'dnr'> | null> {
  if (donor.kind === 'known') return (await readKnownDonor(tx, donor.donorId))?.donorId ?? null
  if (donor.email === null) return null
  const [known] = await tx
    .select({ id: sql<Id<'dnr'>>`coalesce(${donors.mergedInto}, ${donors.id})` })
    .from(donors)
    .where(eq(sql`lower(${donors.email})`, donor.email.toLowerCase()))
  return known?.id ?? null
}
