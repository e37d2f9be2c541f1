import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core'
import { gpuSeconds, id, instant, month } from '../columns.ts'
import { awards, calls, decisions } from './grants.ts'
import { people } from './people.ts'

/** What an award of a call is signed under. Rows are only added: an offer keeps the text it was released with. */
export const agreementTexts = pgTable(
  'agreement_text',
  {
    id: id<'agt'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    number: integer('number').notNull(),
    /** What both sides promise, one after the other. */
    promises: text('promises').array().notNull(),
    /** The class of the Model Openness Framework a released model must reach: 3 is the least open, 1 the most. */
    opennessClass: smallint('openness_class').notNull().$type<1 | 2 | 3>(),
    /** Null: the lab's standard text, from before calls had one of their own. */
    writtenBy: id<'psn'>()('written_by').references(() => people.id),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    unique('agreement_text_once').on(table.callId, table.number),
    check('agreement_text_number', sql`${table.number} > 0`),
    check('agreement_text_promises', sql`cardinality(${table.promises}) between 1 and 30`),
    check('agreement_text_class', sql`${table.opennessClass} between 1 and 3`),
  ],
)

/** The text an offer was released with. */
export const offeredAgreements = pgTable('offered_agreement', {
  decisionId: id<'dec'>()('decision_id')
    .primaryKey()
    .references(() => decisions.id),
  textId: id<'agt'>()('text_id')
    .notNull()
    .references(() => agreementTexts.id),
})

/** What was signed, word for word, and its fingerprint. Never changed. */
export const signedAgreements = pgTable(
  'signed_agreement',
  {
    awardId: id<'awd'>()('award_id')
      .primaryKey()
      .references(() => awards.id),
    textId: id<'agt'>()('text_id')
      .notNull()
      .references(() => agreementTexts.id),
    /** JSON as it was hashed, read through `readPaper`. */
    paper: text('paper').notNull(),
    /** SHA-256 of the paper in UTF-8, in hexadecimal. */
    sha256: text('sha256').notNull(),
  },
  (table) => [
    check(
      'signed_agreement_fingerprint',
      sql`${table.sha256} = encode(sha256(convert_to(${table.paper}, 'UTF8')), 'hex')`,
    ),
  ],
)

/** The hours an award came to: all that was offered, or the part of it the applicant took. Never changed. */
export const awardLines = pgTable(
  'award_line',
  {
    awardId: id<'awd'>()('award_id')
      .notNull()
      .references(() => awards.id),
    gpuClass: text('gpu_class').notNull(),
    seconds: gpuSeconds('seconds').notNull(),
    firstMonth: month('first_month').notNull(),
    lastMonth: month('last_month').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.awardId, table.gpuClass] }),
    check('award_line_gives', sql`${table.seconds} > 0`),
  ],
)
