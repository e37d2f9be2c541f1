import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { day, id, instant, month, wholeUnits } from '../columns.ts'

/** An account holds one asset. `guardKey` names the guarded balance it counts towards, if any. */
export const accounts = pgTable(
  'account',
  {
    name: text('name').notNull(),
    asset: text('asset').notNull(),
    kind: text('kind').notNull(),
    ownerId: text('owner_id'),
    gpuClass: text('gpu_class'),
    month: month('month'),
    guardKey: text('guard_key'),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.asset] }),
    index('account_by_kind').on(table.kind, table.asset, table.month),
    index('account_by_owner').on(table.ownerId),
    check('account_asset_known', sql`${table.asset} = 'USD' or ${table.asset} ~ '^GPU:[a-z0-9_.-]+$'`),
  ],
)

export const journalEntries = pgTable(
  'journal_entry',
  {
    id: id<'ent'>()('id').primaryKey(),
    kind: text('kind').notNull(),
    sourceType: text('source_type').notNull(),
    sourceId: text('source_id').notNull(),
    effectiveOn: day('effective_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actor: text('actor').notNull(),
    memo: text('memo').notNull(),
    reverses: id<'ent'>()('reverses').references((): AnyPgColumn => journalEntries.id),
  },
  (table) => [
    unique('journal_entry_once').on(table.sourceType, table.sourceId, table.kind),
    unique('journal_entry_reversed_once').on(table.reverses),
    index('journal_entry_by_day').on(table.effectiveOn, table.id),
    index('journal_entry_by_kind').on(table.kind, table.id),
  ],
)

export const postings = pgTable(
  'posting',
  {
    entryId: id<'ent'>()('entry_id')
      .notNull()
      .references(() => journalEntries.id),
    line: integer('line').notNull(),
    account: text('account').notNull(),
    asset: text('asset').notNull(),
    /** Debit above zero, credit below. */
    amount: wholeUnits('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.line] }),
    foreignKey({ columns: [table.account, table.asset], foreignColumns: [accounts.name, accounts.asset] }),
    index('posting_by_account').on(table.account, table.asset, table.entryId),
    check('posting_moves_something', sql`${table.amount} <> 0`),
  ],
)

/** The hash chain: the exact bytes hashed, in commit order, written by a trigger and by nothing else. */
export const journalChain = pgTable('journal_chain', {
  place: bigserial('place', { mode: 'bigint' }).primaryKey(),
  entryId: id<'ent'>()('entry_id')
    .notNull()
    .unique()
    .references(() => journalEntries.id),
  body: text('body').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull().unique(),
})

/**
 * The balance that may not be overdrawn, counted so that "there is some left" is above zero. `excused` grows only when
 * a fact that cannot be refused (a refund, hours already run) takes the balance below its floor.
 */
export const guardedBalances = pgTable(
  'guarded_balance',
  {
    key: text('key').notNull(),
    asset: text('asset').notNull(),
    balance: wholeUnits('balance').notNull(),
    floor: wholeUnits('floor').notNull().default(sql`0`),
    excused: wholeUnits('excused').notNull().default(sql`0`),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.asset] }),
    check('guarded_balance_kept', sql`${table.balance} >= ${table.floor} - ${table.excused}`),
    check('guarded_balance_excuse', sql`${table.excused} >= 0`),
  ],
)

export const bookPeriods = pgTable('book_period', {
  month: month('month').primaryKey(),
  closedAt: instant('closed_at').notNull(),
  closedBy: text('closed_by').notNull(),
})

/**
 * Debits and credits of each account, kept by the trigger that seals an entry (so at commit, one entry at a time) and by
 * nothing else. Totals on pages are read here and do not grow with the journal; sums inside a verb read the postings.
 */
export const accountTotals = pgTable(
  'account_total',
  {
    account: text('account').notNull(),
    asset: text('asset').notNull(),
    debits: wholeUnits('debits').notNull(),
    credits: wholeUnits('credits').notNull(),
    postings: bigint('postings', { mode: 'bigint' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.asset] }),
    foreignKey({ columns: [table.account, table.asset], foreignColumns: [accounts.name, accounts.asset] }),
  ],
)

/** What the books said when they were last checked: every rule, and the chain from its first entry to its head. */
export const bookChecks = pgTable('book_check', {
  id: id<'chk'>()('id').primaryKey(),
  checkedAt: instant('checked_at').notNull(),
  isWhole: boolean('is_whole').notNull(),
  entries: bigint('entries', { mode: 'bigint' }).notNull(),
  headHash: text('head_hash').notNull(),
  rules: integer('rules').notNull(),
  /** One sentence for each thing that is broken; empty when all is well. */
  broken: jsonb('broken').$type<string[]>().notNull(),
})
