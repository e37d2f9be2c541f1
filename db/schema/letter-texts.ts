import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications, calls } from './grants.ts'
import { people } from './people.ts'

/** A call's own words for one of its letters. Rows are only added; the last counts, and one without words is the lab's own again. */
export const letterTexts = pgTable(
  'letter_text',
  {
    id: id<'ltx'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    letter: text('letter').notNull().$type<'offer' | 'partial' | 'waitlist' | 'decline' | 'returned'>(),
    number: integer('number').notNull(),
    subject: text('subject').notNull(),
    words: text('words').notNull(),
    writtenBy: id<'psn'>()('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    unique('letter_text_once').on(table.callId, table.letter, table.number),
    check('letter_text_letter', sql`${table.letter} in ('offer', 'partial', 'waitlist', 'decline', 'returned')`),
    check('letter_text_whole', sql`(${table.subject} = '') = (${table.words} = '')`),
  ],
)

/** What one applicant was told in a call's own words, filled in the moment the letter was queued. Never changed. */
export const filledLetters = pgTable(
  'filled_letter',
  {
    letter: text('letter').notNull().$type<'offer' | 'partial' | 'waitlist' | 'decline' | 'returned'>(),
    /** The letter's subject, as the queue has it. */
    subjectId: text('subject_id').notNull(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    textId: id<'ltx'>()('text_id')
      .notNull()
      .references(() => letterTexts.id),
    subject: text('subject').notNull(),
    words: text('words').notNull(),
    filledAt: instant('filled_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.letter, table.subjectId] })],
)
