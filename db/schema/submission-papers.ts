import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/** An application as it was sent in, word for word, each time it was. Never changed. */
export const submissionPapers = pgTable(
  'submission_paper',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    number: integer('number').notNull(),
    /** JSON as it was hashed, read through `readPaper` of papers/. */
    paper: text('paper').notNull(),
    /** SHA-256 of the paper in UTF-8, in hexadecimal. */
    sha256: text('sha256').notNull(),
    sentBy: id<'psn'>()('sent_by')
      .notNull()
      .references(() => people.id),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.number] }),
    check('submission_paper_number', sql`${table.number} > 0`),
    check(
      'submission_paper_fingerprint',
      sql`${table.sha256} = encode(sha256(convert_to(${table.paper}, 'UTF8')), 'hex')`,
    ),
  ],
)
