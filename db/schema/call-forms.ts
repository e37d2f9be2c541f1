import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications, calls } from './grants.ts'
import { people } from './people.ts'

/** What a call asks. A published version never changes: a trigger refuses it. At most one version of a call is being written. */
export const formVersions = pgTable(
  'form_version',
  {
    id: id<'frm'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    number: integer('number').notNull(),
    /** The sections with their questions; read through `readSections`, which knows their shape. */
    sections: jsonb('sections').notNull(),
    /** Grows by one with each change of the draft, so that two officers never write over each other unseen. */
    revision: integer('revision').notNull().default(0),
    createdBy: id<'psn'>()('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
    publishedBy: id<'psn'>()('published_by').references(() => people.id),
    publishedAt: instant('published_at'),
    /** The words of the first version stood in the code before calls had forms of their own. */
    origin: text('origin').notNull().$type<'standard' | 'written' | 'copied'>(),
  },
  (table) => [
    unique('form_version_once').on(table.callId, table.number),
    uniqueIndex('form_version_one_draft').on(table.callId).where(sql`${table.publishedAt} is null`),
    check('form_version_number', sql`${table.number} > 0`),
    check('form_version_origin_known', sql`${table.origin} in ('standard', 'written', 'copied')`),
  ],
)

/** The version an application answers: the one it began with, until its applicant takes a newer one. */
export const applicationForms = pgTable(
  'application_form',
  {
    applicationId: id<'app'>()('application_id')
      .primaryKey()
      .references(() => applications.id),
    formVersionId: id<'frm'>()('form_version_id')
      .notNull()
      .references(() => formVersions.id),
    takenAt: instant('taken_at').notNull(),
  },
  (table) => [index('application_form_by_version').on(table.formVersionId)],
)
