import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { pledges } from '#db/schema/pledges.ts'
import { isAmongWords } from '#db/words.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import type { PledgeKind, PledgeMethod, PledgeState } from './pledge.ts'
import { readFundsToCome } from './pledge-shares.server.ts'

export type PledgeLine = {
  id: Id<'plg'>
  kind: PledgeKind
  state: PledgeState
  amount: Cents
  paid: Cents
  method: PledgeMethod
  /** The funds of what is still to come; the one it was made to when nothing is. */
  fundName: string
  createdAt: Date
  /** The day the next part is due; null when nothing is to come. */
  nextOn: Day | null
  /** Null when this reader may not know who pledges. */
  giver: string | null
}

export type PledgeFilter = { state?: PledgeState; kind?: PledgeKind; search?: string; donorId?: Id<'dnr'> }
export type PledgePage = Leaf<Id<'plg'>>
export type PledgeList = { pledges: PledgeLine[]; hasNewer: boolean; hasOlder: boolean }

/** Pledges by filter, newest first, by cursor; null for someone who may not read gifts. Anonymous givers stay hidden from most. */
export async function readPledges(
  reads: Reads,
  person: Person,
  ask: { filter: PledgeFilter; page: PledgePage },
): Promise<PledgeList | null> {
  if (!mayReadGifts(person)) return null
  const { before, after, size } = ask.page
  const rows = await select(reads)
    .where(and(...conditions(person, ask.filter), before && lt(pledges.id, before), after && gt(pledges.id, after)))
    .orderBy(after ? asc(pledges.id) : desc(pledges.id))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, ask.page)
  return { pledges: await linesOf(reads, shown, maySeeAnonymous(person)), ...more }
}

/** A person's own pledges, newest first; at most 200. */
export async function readOwnPledges(reads: Reads, person: Person): Promise<PledgeLine[]> {
  const rows = await select(reads)
    .innerJoin(donors, eq(donors.id, pledges.donorId))
    .where(eq(donors.personId, person.id))
    .orderBy(desc(pledges.id))
    .limit(200)
  return linesOf(reads, rows, true)
}

function select(reads: Reads) {
  return reads
    .select({
      id: pledges.id,
      kind: pledges.kind,
      state: pledges.state,
      amount: pledges.amount,
      method: pledges.method,
      fundId: pledges.fundId,
      fundName: funds.name,
      createdAt: pledges.createdAt,
      giver: pledges.giverName,
      isAnonymous: pledges.isAnonymous,
      paid: sql<string>`(select sum(i.paid) from instalment i where i.pledge_id = ${pledges.id})`,
      nextOn: sql<Day | null>`(select min(i.due_on)::text from instalment i where i.pledge_id = ${pledges.id} and i.state in ('scheduled', 'processing', 'partly'))`,
    })
    .from(pledges)
    .innerJoin(funds, eq(funds.id, pledges.fundId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof select>>[number]

async function linesOf(reads: Reads, rows: readonly Row[], seesAnonymous: boolean): Promise<PledgeLine[]> {
  const toCome = await readFundsToCome(reads, rows)
  return rows.map(({ isAnonymous, giver, paid, fundId: _fundId, ...row }) => ({
    ...row,
    fundName: toCome.get(row.id) ?? row.fundName,
    paid: cents(BigInt(paid)),
    giver: isAnonymous && !seesAnonymous ? null : giver,
  }))
}

/** A search must not find by a name what it may not show. */
function conditions(person: Person, filter: PledgeFilter): (SQL | undefined)[] {
  const words = (filter.search ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const isShown = maySeeAnonymous(person) ? undefined : eq(pledges.isAnonymous, false)
  const found = {
    in: pledges,
    key: pledges.id,
    columns: [pledges.giverName, pledges.giverEmail, pledges.poNumber],
  }
  return [
    filter.state && eq(pledges.state, filter.state),
    filter.kind && eq(pledges.kind, filter.kind),
    filter.donorId && and(eq(pledges.donorId, filter.donorId), isShown),
    words.length > 0 ? and(isAmongWords(pledges.id, found, words), isShown) : undefined,
  ]
}
