import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** What happened: append-only, one row a change, written in the change's own transaction. */
export const happenings = pgTable(
  'happening',
  {
    id: id<'hap'>()('id').primaryKey(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    actorId: id<'psn'>()('actor_id').references(() => people.id),
    actorWords: text('actor_words').notNull(),
    actingAsId: id<'psn'>()('acting_as_id').references(() => people.id),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    requestId: text('request_id'),
  },
  (table) => [
    index('happening_by_subject').on(table.subjectType, table.subjectId, table.id.desc()),
    index('happening_by_actor').on(table.actorId, table.id.desc()),
  ],
)

/** A letter to be sent once: written with the change it tells of, delivered by a job. */
export const letters = pgTable(
  'letter',
  {
    id: id<'ltr'>()('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Null for someone without an e-mail address: the letter is printed and posted by a person. */
    toEmail: text('to_email'),
    toPersonId: id<'psn'>()('to_person_id').references(() => people.id),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Values the letter needs and no row holds, such as the secret part of a sign-in link. Emptied once sent. */
    enclosed: jsonb('enclosed').$type<Record<string, string>>(),
    queuedAt: instant('queued_at').notNull(),
    sentAt: instant('sent_at'),
    messageId: text('message_id'),
  },
  (table) => [
    unique('letter_once').on(table.kind, table.subjectId, table.toEmail).nullsNotDistinct(),
    index('letter_by_subject').on(table.subjectType, table.subjectId),
    index('letter_to_post')
      .on(table.queuedAt, table.id)
      .where(sql`${table.toEmail} is null and ${table.sentAt} is null`),
  ],
)
