import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { accounts, guardedBalances, postings } from '#db/schema/ledger.ts'
import type { Account, Asset } from './account.ts'

export type AccountBalance = {
  account: string
  asset: Asset
  kind: string
  ownerId: string | null
  gpuClass: string | null
  month: string | null
  /** Sum of debits and credits: debit above zero. */
  balance: bigint
}

/** The balance of one account: the sum of its postings, debit above zero. */
export async function readBalance(reads: Reads, account: Account): Promise<bigint> {
  const [row] = await reads
    .select({ balance: sql<string>`coalesce(sum(${postings.amount}), 0)` })
    .from(postings)
    .where(and(eq(postings.account, account.name), eq(postings.asset, account.asset)))
  return BigInt(row?.balance ?? 0)
}

/** Balances of every account of some kinds, optionally of some owners: one grouped query. */
export async function readBalances(
  reads: Reads,
  which: { kinds?: readonly string[]; ownerIds?: readonly string[]; where?: SQL },
): Promise<AccountBalance[]> {
  const rows = await reads
    .select({
      account: accounts.name,
      asset: accounts.asset,
      kind: accounts.kind,
      ownerId: accounts.ownerId,
      gpuClass: accounts.gpuClass,
      month: accounts.month,
      balance: sql<string>`coalesce(sum(${postings.amount}), 0)`,
    })
    .from(accounts)
    .leftJoin(postings, and(eq(postings.account, accounts.name), eq(postings.asset, accounts.asset)))
    .where(
      and(
        which.kinds ? inArray(accounts.kind, [...which.kinds]) : undefined,
        which.ownerIds ? inArray(accounts.ownerId, [...which.ownerIds]) : undefined,
        which.where,
      ),
    )
    .groupBy(accounts.name, accounts.asset)
    .orderBy(accounts.name)
  return rows.map((row) => ({ ...row, asset: row.asset as Asset, balance: BigInt(row.balance) }))
}

/** What is left behind a guard, such as `fund:fnd_…`, `pool:h100:2026-03` or `allocation:alo_…`. */
export async function readGuarded(reads: Reads, keys: readonly string[]): Promise<Map<string, bigint>> {
  if (keys.length === 0) return new Map()
  const rows = await reads
    .select()
    .from(guardedBalances)
    .where(inArray(guardedBalances.key, [...keys]))
  return new Map(rows.map((row) => [row.key, row.balance]))
}
