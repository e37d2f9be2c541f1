import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { kept } from './kept-gifts.server.ts'
import { mayReadGifts, maySeeAnonymous } from './policy.ts'

export type DonorLine = {
  id: Id<'dnr'>
  kind: 'person' | 'organisation' | 'household'
  name: string
  email: string | null
  personId: Id<'psn'> | null
  /** The donor this one was made one with: whoever asks for it means that one. */
  mergedInto: Id<'dnr'> | null
  createdAt: Date
  gifts: number
  /** Received and kept, over the gifts this reader may see. */
  total: Cents
  lastGiftOn: Day | null
}

/** Donors by name, by cursor; null for someone who may not read them. A donor known only by anonymous gifts and pledges is hidden from most. */
export async function readDonors(
  reads: Reads,
  person: Person,
  ask: { search?: string; after?: { name: string; id: string }; size: number },
): Promise<{ donors: DonorLine[]; hasMore: boolean } | null> {
  if (!mayReadGifts(person)) return null
  const words = ask.search?.replace(/[\\%_]/g, '\\$&')
  const rows = await select(reads, person)
    .where(
      and(
        isNull(donors.mergedInto),
        isShownDonor(person),
        words ? sql`(${donors.name} ilike ${`%${words}%`} or ${donors.email} ilike ${`%${words}%`})` : undefined,
        ask.after ? sql`(${donors.name}, ${donors.id}) > (${ask.after.name}, ${ask.after.id})` : undefined,
      ),
    )
    .orderBy(asc(donors.name), asc(donors.id))
    .limit(ask.size + 1)
  return { donors: rows.slice(0, ask.size).map(lineOf), hasMore: rows.length > ask.size }
}

export async function readDonor(reads: Reads, person: Person, id: Id<'dnr'>): Promise<DonorLine | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads, person).where(and(isShownDonor(person), eq(donors.id, id)))
  return row ? lineOf(row) : null
}

/** Which donors this reader may know of; one that was merged, by what its gifts are now part of. */
export function isShownDonor(person: Person): SQL | undefined {
  if (maySeeAnonymous(person)) return undefined
  const id = sql`coalesce(${donors.mergedInto}, ${donors.id})`
  const given = sql`(select is_anonymous from gift g where g.donor_id = ${id}
    union all select is_anonymous from pledge p where p.donor_id = ${id}
    union all select is_anonymous from recurring_plan r where r.donor_id = ${id}) given`
  return sql`(exists (select from ${given} where not is_anonymous) or not exists (select from ${given}))`
}

function select(reads: Reads, person: Person) {
  const seen = maySeeAnonymous(person) ? sql`true` : sql`not g.is_anonymous`
  const theirs = sql`from gift g where g.donor_id = ${donors.id} and g.state in ${kept} and ${seen}`
  return reads
    .select({
      id: donors.id,
      kind: donors.kind,
      name: donors.name,
      email: donors.email,
      personId: donors.personId,
      mergedInto: donors.mergedInto,
      createdAt: donors.createdAt,
      gifts: sql<string>`(select count(*) ${theirs})`,
      total: sql<string>`(select coalesce(sum(g.gross - g.refunded), 0) ${theirs})`,
      lastGiftOn: sql<Day | null>`(select max(g.gift_date)::text ${theirs})`,
    })
    .from(donors)
    .$dynamic()
}

function lineOf(row: Awaited<ReturnType<typeof select>>[number]): DonorLine {
  return { ...row, gifts: Number(row.gifts), total: cents(BigInt(row.total)) }
}
