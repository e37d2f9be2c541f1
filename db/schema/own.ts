import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { donors } from './giving.ts'
import { people } from './people.ts'
import { receipts } from './receipts.ts'

/** What a giver's receipts of one year add up to, as it was put into her hands. A later one supersedes it; none ever changes. */
export const yearStatements = pgTable(
  'year_statement',
  {
    id: id<'sta'>()('id').primaryKey(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    number: text('number').notNull().unique(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    total: cents('total').notNull(),
    /** Exactly the JSON the statement says, as text. */
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    supersedes: id<'sta'>()('supersedes').unique(),
    issuedAt: instant('issued_at').notNull(),
    /** When its words went, as of a receipt. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    unique('year_statement_serial_once').on(table.year, table.serial),
    index('year_statement_by_donor').on(table.donorId, table.year),
    check('year_statement_is_no_debt', sql`${table.total} >= 0`),
  ],
)

/** The receipts a statement adds up. */
export const yearStatementLines = pgTable(
  'year_statement_line',
  {
    statementId: id<'sta'>()('statement_id')
      .notNull()
      .references(() => yearStatements.id),
    receiptId: id<'rct'>()('receipt_id')
      .notNull()
      .references(() => receipts.id),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.receiptId] }),
    index('year_statement_line_by_receipt').on(table.receiptId),
  ],
)

export const yearStatementSerials = pgTable('year_statement_serial', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
})

/** One sending of a year's statements to all its givers, asked for by staff and worked off by a job. */
export const statementRuns = pgTable(
  'statement_run',
  {
    id: id<'srn'>()('id').primaryKey(),
    year: integer('year').notNull(),
    askedBy: id<'psn'>()('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('statement_run_one_at_a_time').on(table.year).where(sql`${table.finishedAt} is null`),
    index('statement_run_by_year').on(table.year, table.id.desc()),
  ],
)

/** A giver a run has to write to, and what came of it: nothing yet, a statement, or why there is none. */
export const statementRunGivers = pgTable(
  'statement_run_giver',
  {
    runId: id<'srn'>()('run_id')
      .notNull()
      .references(() => statementRuns.id),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    state: text('state').notNull().$type<'waiting' | 'sent' | 'nothing' | 'failed'>(),
    statementId: id<'sta'>()('statement_id').references(() => yearStatements.id),
    failure: text('failure'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.donorId] }),
    check('statement_run_giver_sent', sql`(${table.state} = 'sent') = (${table.statementId} is not null)`),
  ],
)

/** Why a receipt was issued in another's place though no money moved: a name misspelt, an address that was wrong. */
export const receiptReissues = pgTable('receipt_reissue', {
  receiptId: id<'rct'>()('receipt_id')
    .primaryKey()
    .references(() => receipts.id),
  reason: text('reason').notNull(),
  reissuedBy: id<'psn'>()('reissued_by')
    .notNull()
    .references(() => people.id),
  reissuedAt: instant('reissued_at').notNull(),
})

/** A kind of letter that an address does not want any more. Letters about money that moved have no such kind. */
export const letterStops = pgTable(
  'letter_stop',
  {
    /** In small letters. */
    email: text('email').notNull(),
    topic: text('topic').notNull().$type<'reminders' | 'news'>(),
    stoppedAt: instant('stopped_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.email, table.topic] }),
    check('letter_stop_lower', sql`${table.email} = lower(${table.email})`),
  ],
)

/** Somebody who had herself erased: since when, and until when her receipts still name her. */
export const erasures = pgTable('erasure', {
  personId: id<'psn'>()('person_id')
    .primaryKey()
    .references(() => people.id),
  /** The donors she was: they go on under a pseudonym. */
  donorIds: text('donor_ids').array().notNull(),
  papersUntil: day('papers_until'),
  /** When her papers went, after that day. */
  papersRemovedAt: instant('papers_removed_at'),
  erasedAt: instant('erased_at').notNull(),
})
