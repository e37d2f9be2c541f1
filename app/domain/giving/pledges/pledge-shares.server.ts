import { asc, inArray } from 'drizzle-orm'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { instalmentShares, instalments, type pledges } from '#db/schema/pledges.ts'
import { isInstalmentOpen } from './pledge.ts'
import { type FundShare, owedByFund, shareChange } from './share.ts'

type Pledge = Pick<typeof pledges.$inferSelect, 'id' | 'fundId'>
/** What is owed of an instalment, before and after. */
export type OwedChange = { instalmentId: Id<'ins'>; before: bigint; after: bigint }

/** How instalments were divided over funds when that was agreed; one that never was is not in it. */
export async function readShares(reads: Reads, ids: readonly Id<'ins'>[]): Promise<Map<Id<'ins'>, FundShare[]>> {
  const found = new Map<Id<'ins'>, FundShare[]>()
  if (ids.length === 0) return found
  const rows = await reads
    .select()
    .from(instalmentShares)
    .where(inArray(instalmentShares.instalmentId, [...ids]))
    .orderBy(asc(instalmentShares.fundId))
  for (const { instalmentId, fundId, amount } of rows)
    found.set(instalmentId, [...(found.get(instalmentId) ?? []), { fundId, amount }])
  return found
}

/** What the promise moves in the books when less, or more again, is owed of its instalments: each change over the funds it is for. */
export async function promiseMoves(tx: Tx, pledge: Pledge, changes: readonly OwedChange[]): Promise<Move[]> {
  const shares = await readShares(
    tx,
    changes.map(({ instalmentId }) => instalmentId),
  )
  return changes.flatMap(({ instalmentId, before, after }) =>
    shareChange({ shares: shares.get(instalmentId) ?? [], fundId: pledge.fundId, before, after }).flatMap(
      ({ fundId, amount }): Move[] => {
        if (amount === 0n) return []
        const promised = pledgedOf(fundId)
        return amount < 0n
          ? [{ from: pledgesReceivable, to: promised, amount: -amount }]
          : [{ from: promised, to: pledgesReceivable, amount }]
      },
    ),
  )
}

/** What is still to come of a pledge, fund by fund. */
export async function readOwedByFund(reads: Reads, pledge: Pledge): Promise<FundShare[]> {
  return (await readOwedOf(reads, [pledge])).get(pledge.id) ?? []
}

async function readOwedOf(reads: Reads, pledges: readonly Pledge[]): Promise<Map<Id<'plg'>, FundShare[]>> {
  const ids = pledges.map(({ id }) => id)
  const rows = await reads
    .select()
    .from(instalments)
    .where(inArray(instalments.pledgeId, ids))
    .orderBy(asc(instalments.place))
  const open = rows.filter(({ state }) => isInstalmentOpen(state))
  const shares = await readShares(
    reads,
    open.map(({ id }) => id),
  )
  const owed = open.map((part) => ({
    ...part,
    shares: shares.get(part.id) ?? [],
    owed: cents(part.amount - part.paid),
  }))
  return new Map(
    pledges.map(({ id, fundId }) => [
      id,
      owedByFund(
        owed.filter(({ pledgeId }) => pledgeId === id),
        fundId,
      ),
    ]),
  )
}

/** The funds of what is still to come of pledges, as words in the lab's order; a pledge of which nothing is to come is not in it. */
export async function readFundsToCome(reads: Reads, pledges: readonly Pledge[]): Promise<Map<Id<'plg'>, string>> {
  const owed = await readOwedOf(reads, pledges)
  const ids = new Set([...owed.values()].flatMap((shares) => shares.map(({ fundId }) => fundId)))
  const known = await readFundsInOrder(reads, [...ids])
  const wordsOf = (shares: readonly FundShare[]) =>
    known.filter(({ id }) => shares.some(({ fundId }) => fundId === id)).map(({ name }) => name)
  return new Map(
    [...owed].flatMap(([id, shares]) => (shares.length > 0 ? [[id, wordsOf(shares).join(', ')] as const] : [])),
  )
}

/** The same with the names of the funds, in the lab's order. */
export async function readToCome(
  reads: Reads,
  pledge: Pledge,
): Promise<{ fundId: Id<'fnd'>; fund: string; amount: Cents }[]> {
  const shares = await readOwedByFund(reads, pledge)
  const known = await readFundsInOrder(
    reads,
    shares.map(({ fundId }) => fundId),
  )
  return known.map(({ id, name }) => ({
    fundId: id,
    fund: name,
    amount: shares.find(({ fundId }) => fundId === id)?.amount ?? cents(0n),
  }))
}

async function readFundsInOrder(reads: Reads, ids: readonly Id<'fnd'>[]): Promise<(typeof funds.$inferSelect)[]> {
  if (ids.length === 0) return []
  return reads
    .select()
    .from(funds)
    .where(inArray(funds.id, [...ids]))
    .orderBy(asc(funds.position), asc(funds.id))
}
