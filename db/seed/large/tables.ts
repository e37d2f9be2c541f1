import { copyText } from '#db/copy.server.ts'

/** The tables a batch of gifts is written to, in the order they are filled, with the columns that are. */
export const tables = {
  donor: ['id', 'kind', 'name', 'email', 'created_at'],
  gift: [
    ...['id', 'intent_id', 'intent_hash', 'donor_id', 'channel', 'state', 'giver_name', 'giver_email', 'gift_amount'],
    ...['fee_cover', 'gross', 'gift_date', 'settled_at', 'is_anonymous', 'public_name', 'failure_reason'],
    ...['stripe_session_id', 'stripe_payment_intent_id', 'stripe_charge_id', 'created_at'],
  ],
  gift_split: ['gift_id', 'fund_id', 'amount'],
  journal_entry: ['id', 'kind', 'source_type', 'source_id', 'effective_on', 'recorded_at', 'actor', 'memo'],
  posting: ['entry_id', 'line', 'account', 'asset', 'amount'],
  journal_chain: ['entry_id', 'body', 'previous_hash', 'hash'],
  stripe_balance_line: [
    ...['id', 'type', 'source_id', 'gift_id', 'amount', 'fee', 'net', 'created_at', 'available_on', 'entry_id'],
  ],
  receipt: ['id', 'year', 'serial', 'number', 'gift_id', 'kind', 'amount', 'snapshot', 'sha256', 'issued_at'],
  letter: ['id', 'kind', 'to_email', 'subject_type', 'subject_id', 'queued_at', 'sent_at'],
  happening: ['id', 'at', 'kind', 'actor_words', 'subject_type', 'subject_id', 'after'],
} as const satisfies Record<string, readonly string[]>

export type Table = keyof typeof tables
type Value = string | number | bigint | boolean | Date | null
export type RowOf<Of extends Table> = Record<(typeof tables)[Of][number], Value>

/** Rows of a batch as COPY text, by table, and how many there are. */
export class Batch {
  readonly lines: Record<Table, string> = {
    donor: '',
    gift: '',
    gift_split: '',
    journal_entry: '',
    posting: '',
    journal_chain: '',
    stripe_balance_line: '',
    receipt: '',
    letter: '',
    happening: '',
  }
  rows = 0

  add<Of extends Table>(table: Of, row: RowOf<Of>): void {
    const columns: readonly (keyof RowOf<Of>)[] = tables[table]
    this.lines[table] += `${columns.map((column) => copyText(textOf(row[column]))).join('\t')}\n`
    this.rows += 1
  }
}

function textOf(value: Value): string | null {
  if (value === null) return null
  return value instanceof Date ? value.toISOString() : String(value)
}
