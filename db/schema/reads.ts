import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../columns.ts'
import { people } from './people.ts'

/** Who read what that few may read: ids only, once for each person, thing and hour. Lines are added and never altered. */
export const sensitiveReads = pgTable(
  'sensitive_read',
  {
    id: id<'srd'>()('id').primaryKey(),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind')
      .notNull()
      .$type<
        | 'reviews'
        | 'reviewer-names'
        | 'conflict-reasons'
        | 'panel'
        | 'sealed-paper'
        | 'donor'
        | 'anonymous-giver'
        | 'export'
        | 'kept-from'
      >(),
    /** The record that was read, or the name of a file that was taken along. */
    subjectId: text('subject_id').notNull(),
    at: instant('at').notNull(),
    /** The hour of `at`, for the key. */
    hour: instant('hour').notNull(),
  },
  (table) => [
    unique('sensitive_read_once').on(table.personId, table.hour, table.kind, table.subjectId),
    index('sensitive_read_by_person').on(table.personId, table.id.desc()),
    index('sensitive_read_by_kind').on(table.kind, table.id.desc()),
    index('sensitive_read_by_subject').on(table.subjectId, table.id.desc()),
  ],
)

/** Somebody read unusually much, or what a conflict keeps from them: once for each person, reason and day of the lab. */
export const readAlarms = pgTable(
  'read_alarm',
  {
    id: id<'ral'>()('id').primaryKey(),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id),
    because: text('because').notNull().$type<'unusually-many' | 'kept-from'>(),
    day: day('day').notNull(),
    raisedAt: instant('raised_at').notNull(),
  },
  (table) => [
    unique('read_alarm_once').on(table.personId, table.because, table.day),
    index('read_alarm_by_time').on(table.raisedAt),
    check('read_alarm_because', sql`${table.because} in ('unusually-many', 'kept-from')`),
  ],
)
