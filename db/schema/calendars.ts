import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** The address of a person's calendar. Only its hash is kept; one at a time is good. */
export const calendarAddresses = pgTable(
  'calendar_address',
  {
    id: id<'cad'>()('id').primaryKey(),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [uniqueIndex('calendar_address_one').on(table.personId).where(sql`${table.revokedAt} is null`)],
)
