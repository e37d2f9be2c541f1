import type { Asset } from '#app/domain/ledger/account.ts'
import type { LedgerEntry } from '#app/domain/ledger/read-entries.server.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { accountWords, entrySentence, type Names } from './entry-words.ts'

/** One entry as a page shows it: a sentence, its postings with words beside the account names, its place in the chain. */
export type EntryLine = {
  id: Id<'ent'>
  place: bigint
  kind: string
  sentence: string
  on: Day
  postings: { account: string; words: string; asset: Asset; amount: bigint }[]
  hash: string
  previousHash: string
  reverses: Id<'ent'> | null
  reversedBy: Id<'ent'> | null
}

export function entryLine(entry: LedgerEntry, names: Names): EntryLine {
  return {
    id: entry.id,
    place: entry.place,
    kind: entry.kind,
    sentence: entrySentence(entry, names),
    on: entry.effectiveOn,
    postings: entry.postings.map(({ account, asset, amount }) => ({
      account,
      words: accountWords(account, names),
      asset,
      amount,
    })),
    hash: entry.hash,
    previousHash: entry.previousHash,
    reverses: entry.reverses,
    reversedBy: entry.reversedBy,
  }
}
