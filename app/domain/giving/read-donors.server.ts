import { and, asc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import type { DonorFilter } from './donors/segment.ts'
import { isInList } from './donors/segment-filter.server.ts'
import { kept } from './kept-gifts.server.ts'
import { mayReadGifts, maySeeAnonymous } from './policy.ts'
import { isShownDonor } from './shown-donor.server.ts'

export type DonorLine = {
  id: Id<'dnr'>
  kind: 'person' | 'organisation' | 'household'
  name: string
  email: string | null
  personId: Id<'psn'> | null
  /** The donor this one was made one with: whoever asks for it means that one. */
  mergedInto: Id<'dnr'> | null
  state: string | null
  createdAt: Date
  gifts: number
  /** Received and kept, over the gifts this reader may see. */
  total: Cents
  lastGiftOn: Day | null
}

/** Donors of a segment by name, by cursor; null for someone who may not read them. A donor known only by anonymous gifts and pledges is hidden from most. */
export async function readDonors(
  reads: Reads,
  person: Person,
  ask: { filter: DonorFilter; today: Day; after?: { name: string; id: string } | undefined; size: number },
): Promise<{ donors: DonorLine[]; hasMore: boolean } | null> {
  if (!mayReadGifts(person)) return null
  const rows = await select(reads, person)
    .where(
      and(
        isInList(person, ask.filter, ask.today),
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
      state: donors.state,
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
