import type { Account } from '#app/domain/ledger/account.ts'
import { type Move, postingsOf } from '#app/domain/ledger/posting.ts'
import { hashOf } from '#app/domain/ledger/verify-chain.server.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Batch } from './tables.ts'

type Entry = {
  id: Id<'ent'>
  kind: string
  source: { type: string; id: string }
  effectiveOn: Day
  recordedAt: Date
  actor: string
  memo: string
  move: Move
}
export type Total = { account: Account; debits: bigint; credits: bigint; postings: bigint }

/** Entries of a batch, sealed one after the other as the database's own trigger seals them, and what they add to each account. */
export class Journal {
  readonly totals = new Map<string, Total>()

  constructor(
    private readonly batch: Batch,
    /** The hash of the newest entry: the next one follows it. */
    private head: string,
  ) {}

  post(entry: Entry): void {
    const lines = postingsOf([entry.move])
    this.batch.add('journal_entry', {
      id: entry.id,
      kind: entry.kind,
      source_type: entry.source.type,
      source_id: entry.source.id,
      effective_on: entry.effectiveOn,
      recorded_at: entry.recordedAt,
      actor: entry.actor,
      memo: entry.memo,
    })
    const told = [headLine(entry)]
    for (const [index, { account, amount }] of lines.entries()) {
      const line = index + 1
      this.batch.add('posting', { entry_id: entry.id, line, account: account.name, asset: account.asset, amount })
      told.push([line, account.name, account.asset, amount].join('\x1f'))
      this.count(account, amount)
    }
    const body = told.join('\n')
    const hash = hashOf(this.head, body)
    this.batch.add('journal_chain', { entry_id: entry.id, body, previous_hash: this.head, hash })
    this.head = hash
  }

  private count(account: Account, amount: bigint): void {
    const total = this.totals.get(account.name) ?? { account, debits: 0n, credits: 0n, postings: 0n }
    if (amount > 0n) total.debits += amount
    else total.credits -= amount
    total.postings += 1n
    this.totals.set(account.name, total)
  }
}

/** As `journal_body` in the migrations writes it; Postgres keeps microseconds, a Date has none. */
function headLine({ id, kind, source, effectiveOn, recordedAt, actor, memo }: Entry): string {
  const at = recordedAt.toISOString().replace('Z', '000Z')
  return [id, kind, source.type, source.id, effectiveOn, at, actor, memo, ''].join('\x1f')
}
