import type { Account, Asset } from './account.ts'

/** Value moved from one account to another of the same asset: `from` is credited, `to` is debited. Amount above zero. */
export type Move = { from: Account; to: Account; amount: bigint }

/** One line of an entry: debit above zero, credit below. */
export type Posting = { account: Account; amount: bigint }

/** Moves as postings, one line per account, in the order the accounts first appear. An account that nets to nothing is left out. */
export function postingsOf(moves: readonly Move[]): Posting[] {
  const lines = new Map<string, Posting>()
  for (const move of moves) {
    if (move.amount <= 0n) throw new Error(`a move must be above zero: ${move.from.name} to ${move.to.name}`)
    if (move.from.asset !== move.to.asset)
      throw new Error(`${move.from.name} and ${move.to.name} hold different assets`)
    add(lines, move.to, move.amount)
    add(lines, move.from, -move.amount)
  }
  return [...lines.values()].filter((line) => line.amount !== 0n)
}

function add(lines: Map<string, Posting>, account: Account, amount: bigint): void {
  const key = `${account.name} ${account.asset}`
  const line = lines.get(key)
  lines.set(key, { account, amount: (line?.amount ?? 0n) + amount })
}

/** What each guarded balance changes by, in the order locks are taken: by key, then asset. */
export function guardChanges(lines: readonly Posting[]): { key: string; asset: Asset; change: bigint }[] {
  const changes = new Map<string, { key: string; asset: Asset; change: bigint }>()
  for (const { account, amount } of lines) {
    if (!account.guard) continue
    const { key, sign } = account.guard
    const id = `${key} ${account.asset}`
    const known = changes.get(id)
    changes.set(id, { key, asset: account.asset, change: (known?.change ?? 0n) + sign * amount })
  }
  return [...changes.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, change]) => change)
    .filter((change) => change.change !== 0n)
}
