import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donorMerges } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import type { HeldDonor } from './hold-donor.server.ts'

export type MergeObstacle = 'same-donor' | 'other-kind' | 'two-accounts' | 'erased' | 'both-have-plan'

/** Why two donors cannot be made one; null when they can. */
export async function readMergeObstacle(
  reads: Reads,
  { kept, merged }: { kept: HeldDonor; merged: HeldDonor },
): Promise<MergeObstacle | null> {
  if (kept.id === merged.id) return 'same-donor'
  if (kept.kind !== merged.kind) return 'other-kind'
  if (kept.personId && merged.personId && kept.personId !== merged.personId) return 'two-accounts'
  if (await isErased(reads, [kept.id, merged.id])) return 'erased'
  const [both] = await reads.execute(sql`select from recurring_plan one join recurring_plan other
    on other.fund_id = one.fund_id and other.channel = one.channel
    where one.donor_id = ${kept.id} and other.donor_id = ${merged.id} and one.state in ${running} and other.state in ${running} limit 1`)
  return both ? 'both-have-plan' : null
}

const running = sql`('started', 'active', 'past_due', 'paused', 'cancelling')`

/** Whether somebody among these donors was erased: her pseudonym must never be joined to a name again. */
export async function isErased(reads: Reads, ids: readonly Id<'dnr'>[]): Promise<boolean> {
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const [erased] = await reads.execute(sql`select from erasure where donor_ids && array[${list}]::text[] limit 1`)
  return erased !== undefined
}

/** Two donors as they stand, for the page that makes them one; null where the reader may not know both. */
export async function readTwoDonors(
  reads: Reads,
  person: Person,
  ids: { keptId: Id<'dnr'>; mergedId: Id<'dnr'> },
): Promise<{ kept: HeldDonor; merged: HeldDonor; obstacle: MergeObstacle | null } | null> {
  if (!mayReadGifts(person)) return null
  const one = async (id: Id<'dnr'>) => {
    const [donor] = await reads
      .select()
      .from(donors)
      .where(and(eq(donors.id, id), isNull(donors.mergedInto), isShownDonor(person)))
    return donor ?? null
  }
  const [kept, merged] = await Promise.all([one(ids.keptId), one(ids.mergedId)])
  if (!kept || !merged) return null
  return { kept, merged, obstacle: await readMergeObstacle(reads, { kept, merged }) }
}

export type MergeLine = { id: Id<'mrg'>; mergedId: Id<'dnr'>; name: string; by: string; at: Date }

/** Donors that were made one with this one and can be parted again. One that brought an anonymous gift has no name for most. */
export async function readMerges(reads: Reads, person: Person, keptId: Id<'dnr'>): Promise<MergeLine[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({
      id: donorMerges.id,
      mergedId: donorMerges.mergedId,
      name: donors.name,
      by: people.name,
      at: donorMerges.mergedAt,
      isHidden: sql<boolean>`exists (select from donor_merge_row m where m.merge_id = ${donorMerges.id} and (
        exists (select from gift g where g.id = m.row_id and g.is_anonymous)
        or exists (select from pledge p where p.id = m.row_id and p.is_anonymous)
        or exists (select from recurring_plan r where r.id = m.row_id and r.is_anonymous)))`,
    })
    .from(donorMerges)
    .innerJoin(donors, eq(donors.id, donorMerges.mergedId))
    .innerJoin(people, eq(people.id, donorMerges.mergedBy))
    .where(and(eq(donorMerges.keptId, keptId), isNull(donorMerges.undoneAt)))
    .orderBy(desc(donorMerges.id))
    .limit(50)
  return rows.map(({ isHidden, ...line }) => ({
    ...line,
    name: isHidden && !maySeeAnonymous(person) ? 'Another record' : line.name,
  }))
}
