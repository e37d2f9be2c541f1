import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { donors } from './giving.ts'
import { people } from './people.ts'

/** One letter that staff write to every donor of a segment. */
export const mailings = pgTable(
  'mailing',
  {
    id: id<'mlg'>()('id').primaryKey(),
    subject: text('subject').notNull(),
    /** Paragraphs with an empty line between; {name} stands for the donor. */
    words: text('words').notNull(),
    /** The segment: what stands behind the question mark of the list of donors. */
    query: text('query').notNull(),
    state: text('state').notNull().$type<'draft' | 'sending' | 'sent'>(),
    writtenBy: id<'psn'>()('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: instant('written_at').notNull(),
    sentBy: id<'psn'>()('sent_by').references(() => people.id),
    begunAt: instant('begun_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    check('mailing_begun', sql`(${table.state} = 'draft') = (${table.begunAt} is null)`),
    check('mailing_finished', sql`(${table.state} = 'sent') = (${table.finishedAt} is not null)`),
  ],
)

/** A donor of a mailing, written down when it begins, and what came of it: a letter, or why there is none. */
export const mailingDonors = pgTable(
  'mailing_donor',
  {
    id: id<'mld'>()('id').primaryKey(),
    mailingId: id<'mlg'>()('mailing_id')
      .notNull()
      .references(() => mailings.id),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    state: text('state').notNull().$type<'waiting' | 'queued' | 'stopped' | 'no_address' | 'gone' | 'failed'>(),
    failure: text('failure'),
  },
  (table) => [
    uniqueIndex('mailing_donor_once').on(table.mailingId, table.donorId),
    index('mailing_donor_by_state').on(table.mailingId, table.state, table.id),
    index('mailing_donor_by_donor').on(table.donorId),
  ],
)
