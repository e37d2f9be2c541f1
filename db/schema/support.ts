import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** Somebody's name under the statement of support: confirmed from her own mailbox, then shown by staff, or not. */
export const signatures = pgTable(
  'signature',
  {
    id: id<'sig'>()('id').primaryKey(),
    /** In small letters; never shown. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    affiliation: text('affiliation'),
    /** What she says of the lab, in one line. */
    words: text('words'),
    state: text('state').notNull().$type<'unconfirmed' | 'waiting' | 'shown' | 'declined'>(),
    isNotable: boolean('is_notable').notNull().default(false),
    signedAt: instant('signed_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    decidedAt: instant('decided_at'),
    decidedBy: id<'psn'>()('decided_by').references(() => people.id),
  },
  (table) => [
    check('signature_lower', sql`${table.email} = lower(${table.email})`),
    check('signature_confirmed', sql`(${table.state} = 'unconfirmed') = (${table.confirmedAt} is null)`),
    check('signature_decided', sql`(${table.state} in ('shown', 'declined')) = (${table.decidedAt} is not null)`),
    check('signature_notable', sql`not ${table.isNotable} or ${table.state} = 'shown'`),
    uniqueIndex('signature_once').on(table.email).where(sql`${table.state} <> 'unconfirmed'`),
    index('signature_by_email').on(table.email),
    index('signature_waiting').on(table.confirmedAt, table.id).where(sql`${table.state} = 'waiting'`),
    index('signature_shown')
      .on(table.isNotable.desc(), table.confirmedAt, table.id)
      .where(sql`${table.state} = 'shown'`),
  ],
)
