import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { donors, gifts } from './giving.ts'
import { people } from './people.ts'

/** A person the lab speaks with at an organisation or in a household. */
export const donorContacts = pgTable(
  'donor_contact',
  {
    id: id<'ctc'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    name: text('name').notNull(),
    email: text('email'),
    /** What she is there: treasurer, programme director, spouse. */
    role: text('role').notNull(),
    /** Letters to a donor without an address of its own go to her. */
    isPrimary: boolean('is_primary').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('donor_contact_one_primary').on(table.donorId).where(sql`${table.isPrimary}`),
    index('donor_contact_by_donor').on(table.donorId, table.id),
    index('donor_contact_by_email').on(sql`lower(${table.email})`),
  ],
)

/** What staff want to remember about a donor. */
export const donorNotes = pgTable(
  'donor_note',
  {
    id: id<'nte'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    words: text('words').notNull(),
    writtenBy: id<'psn'>()('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [index('donor_note_by_donor').on(table.donorId, table.id.desc())],
)

/** Something to do for a donor by a day. */
export const donorTasks = pgTable(
  'donor_task',
  {
    id: id<'tsk'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    words: text('words').notNull(),
    dueOn: day('due_on').notNull(),
    assigneeId: id<'psn'>()('assignee_id')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: id<'psn'>()('done_by').references(() => people.id),
  },
  (table) => [
    index('donor_task_by_donor').on(table.donorId, table.id.desc()),
    index('donor_task_open').on(table.assigneeId, table.dueOn).where(sql`${table.doneAt} is null`),
    check('donor_task_done', sql`(${table.doneAt} is null) = (${table.doneBy} is null)`),
  ],
)

/** A donor who stands behind a gift another one gave: thanked for it, never counted for it. */
export const softCredits = pgTable(
  'soft_credit',
  {
    id: id<'sfc'>()('id').primaryKey(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    kind: text('kind').notNull().$type<'adviser' | 'household' | 'employer' | 'introduced'>(),
    amount: cents('amount').notNull(),
    creditedBy: id<'psn'>()('credited_by')
      .notNull()
      .references(() => people.id),
    creditedAt: instant('credited_at').notNull(),
  },
  (table) => [
    index('soft_credit_by_gift').on(table.giftId),
    index('soft_credit_by_donor').on(table.donorId, table.id.desc()),
    check('soft_credit_is_something', sql`${table.amount} > 0`),
  ],
)

/** Two donors made one: who, when, and what else changed hands, so that it can be undone. */
export const donorMerges = pgTable(
  'donor_merge',
  {
    id: id<'mrg'>()('id').primaryKey(),
    keptId: id<'dnr'>()('kept_id')
      .notNull()
      .references(() => donors.id),
    mergedId: id<'dnr'>()('merged_id')
      .notNull()
      .references(() => donors.id),
    mergedBy: id<'psn'>()('merged_by')
      .notNull()
      .references(() => people.id),
    mergedAt: instant('merged_at').notNull(),
    /** The kept donor had no e-mail address and took the other's. */
    tookEmail: boolean('took_email').notNull(),
    /** The kept donor had no account and took the other's. */
    tookPerson: boolean('took_person').notNull(),
    /** The other's first contact, who is no longer the first. */
    secondContact: id<'ctc'>()('second_contact'),
    undoneBy: id<'psn'>()('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    uniqueIndex('donor_merge_stands').on(table.mergedId).where(sql`${table.undoneAt} is null`),
    index('donor_merge_by_kept').on(table.keptId, table.id.desc()),
    check('donor_merge_undone', sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)`),
  ],
)

/** A row that a merge moved from one donor to the other. */
export const donorMergeRows = pgTable(
  'donor_merge_row',
  {
    mergeId: id<'mrg'>()('merge_id')
      .notNull()
      .references(() => donorMerges.id),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mergeId, table.tableName, table.rowId] }),
    index('donor_merge_row_by_row').on(table.rowId),
  ],
)

/** Two donors that look alike and are not the same: they are not suggested again. The smaller id stands first. */
export const distinctDonors = pgTable(
  'distinct_donors',
  {
    oneId: id<'dnr'>()('one_id')
      .notNull()
      .references(() => donors.id),
    otherId: id<'dnr'>()('other_id')
      .notNull()
      .references(() => donors.id),
    saidBy: id<'psn'>()('said_by')
      .notNull()
      .references(() => people.id),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    check('distinct_donors_order', sql`${table.oneId} < ${table.otherId}`),
  ],
)
