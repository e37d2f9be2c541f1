import { groupBy } from '#app/units/group.ts'
import type { Asset } from './account.ts'
import type { AccountTotal } from './read-totals.server.ts'

export type TrialLine = { account: string; kind: string; debit: bigint; credit: bigint }
/** Every account of one asset on the side its balance is; the two sides are equal, or the books are broken. */
export type TrialBalance = { asset: Asset; debit: bigint; credit: bigint; accounts: TrialLine[] }

/** Totals as a trial balance, money first, then the GPU classes by name. */
export function trialBalanceOf(totals: readonly AccountTotal[]): TrialBalance[] {
  const byAsset = groupBy(totals, (total) => total.asset)
  return [...byAsset]
    .sort(([left], [right]) => rank(left).localeCompare(rank(right)))
    .map(([asset, rows]) => {
      const accounts = rows.map((row) => ({
        account: row.account,
        kind: row.kind,
        debit: row.balance > 0n ? row.balance : 0n,
        credit: row.balance < 0n ? -row.balance : 0n,
      }))
      return { asset, debit: sumOf(accounts, 'debit'), credit: sumOf(accounts, 'credit'), accounts }
    })
}

/** The lines of one trial balance added up by kind of account, for a page that opens one kind at a time. */
export function byKind(balance: TrialBalance): (TrialLine & { count: number })[] {
  return [...groupBy(balance.accounts, (line) => line.kind)]
    .map(([kind, lines]) => ({
      account: kind,
      kind,
      debit: sumOf(lines, 'debit'),
      credit: sumOf(lines, 'credit'),
      count: lines.length,
    }))
    .sort((left, right) => left.kind.localeCompare(right.kind))
}

function rank(asset: Asset): string {
  return asset === 'USD' ? '' : asset
}

function sumOf(lines: readonly TrialLine[], side: 'debit' | 'credit'): bigint {
  return lines.reduce((sum, line) => sum + line[side], 0n)
}
