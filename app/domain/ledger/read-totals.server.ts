import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { accounts, accountTotals } from '#db/schema/ledger.ts'
import type { Asset } from './account.ts'

export type AccountTotal = {
  account: string
  asset: Asset
  kind: string
  ownerId: string | null
  gpuClass: string | null
  month: string | null
  /** Everything ever debited and credited, both zero or above. */
  debits: bigint
  credits: bigint
  /** Debits less credits. */
  balance: bigint
}

/**
 * Totals of accounts as of the last sealed entry: one row an account, however long the journal. A verb that posts must not
 * read its own balances here, for entries are sealed at commit; it has `readBalance`.
 */
export async function readTotals(
  reads: Reads,
  which: { kinds?: readonly string[]; asset?: Asset; ownerIds?: readonly string[] } = {},
): Promise<AccountTotal[]> {
  const rows = await reads
    .select({ account: accounts, debits: accountTotals.debits, credits: accountTotals.credits })
    .from(accountTotals)
    .innerJoin(accounts, and(eq(accounts.name, accountTotals.account), eq(accounts.asset, accountTotals.asset)))
    .where(
      and(
        which.kinds ? inArray(accounts.kind, [...which.kinds]) : undefined,
        which.asset ? eq(accounts.asset, which.asset) : undefined,
        which.ownerIds ? inArray(accounts.ownerId, [...which.ownerIds]) : undefined,
      ),
    )
    .orderBy(asc(accounts.asset), asc(accounts.name))
  return rows.map(({ account, debits, credits }) => ({
    account: account.name,
    asset: account.asset as Asset,
    kind: account.kind,
    ownerId: account.ownerId,
    gpuClass: account.gpuClass,
    month: account.month,
    debits,
    credits,
    balance: debits - credits,
  }))
}
