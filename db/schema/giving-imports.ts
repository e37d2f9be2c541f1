import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** A file of donors, gifts or pledges that another system wrote: kept row by row, looked at first, written when staff say so. */
export const givingImports = pgTable(
  'giving_import',
  {
    id: id<'gim'>()('id').primaryKey(),
    kind: text('kind').notNull().$type<'donors' | 'gifts' | 'pledges'>(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    /** The first line of the file. */
    headers: text('headers').array().notNull(),
    /** What each column is, in their order; null for one that is left out. */
    mapping: jsonb('mapping').notNull().$type<(string | null)[]>(),
    choices: jsonb('choices').notNull().$type<Record<string, string | null>>(),
    state: text('state')
      .notNull()
      .$type<'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone'>(),
    rows: integer('rows').notNull(),
    /** How many rows the step under way has behind it. */
    progress: integer('progress').notNull(),
    /** What the last check found, before anything was written. */
    counts: jsonb('counts').$type<Record<string, unknown>>(),
    /** Why an undo stopped before its end. */
    failure: text('failure'),
    uploadedBy: id<'psn'>()('uploaded_by')
      .notNull()
      .references(() => people.id),
    uploadedAt: instant('uploaded_at').notNull(),
    /** Who said that it is written. */
    runBy: id<'psn'>()('run_by').references(() => people.id),
    doneAt: instant('done_at'),
    undoneBy: id<'psn'>()('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('giving_import_under_way').on(table.state).where(sql`${table.state} in ('checking', 'running', 'undoing')`),
    check(
      'giving_import_run',
      sql`(${table.state} in ('running', 'done', 'undoing', 'undone')) = (${table.runBy} is not null)`,
    ),
    check('giving_import_undone', sql`(${table.state} = 'undone') = (${table.undoneAt} is not null)`),
  ],
)

/**
 * One row of such a file, as it came and as it was understood. What it made is named here and nowhere else: an undo takes
 * the gift away, and the row still says which it was.
 */
export const givingImportRows = pgTable(
  'giving_import_row',
  {
    importId: id<'gim'>()('import_id')
      .notNull()
      .references(() => givingImports.id),
    /** Its line in a spreadsheet: the header is the first. */
    row: integer('row').notNull(),
    cells: text('cells').array().notNull(),
    /** Null until it was looked at. */
    verdict: text('verdict').$type<'new' | 'known' | 'again' | 'twice' | 'refused'>(),
    /** Why it is left out, in whole sentences. */
    reasons: text('reasons').array(),
    /** What was taken otherwise than it stands there. */
    notes: text('notes').array(),
    told: jsonb('told').$type<Record<string, unknown>>(),
    /** Names what the row tells of, in whatever file: its own id there, or a hash of its words. */
    externalKey: text('external_key'),
    /** Rows with one key are of one donor. */
    donorKey: text('donor_key'),
    donorId: id<'dnr'>()('donor_id'),
    madeDonor: boolean('made_donor').notNull().default(false),
    giftId: id<'gft'>()('gift_id'),
    pledgeId: id<'plg'>()('pledge_id'),
    writtenAt: instant('written_at'),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.row] }),
    uniqueIndex('giving_import_row_once')
      .on(table.externalKey)
      .where(sql`${table.writtenAt} is not null and ${table.undoneAt} is null`),
    index('giving_import_row_by_verdict').on(table.importId, table.verdict, table.row),
    index('giving_import_row_to_write')
      .on(table.importId, table.row)
      .where(sql`${table.verdict} in ('new', 'known') and ${table.writtenAt} is null`),
    index('giving_import_row_by_donor_key')
      .on(table.donorKey)
      .where(sql`${table.writtenAt} is not null and ${table.undoneAt} is null`),
    index('giving_import_row_by_donor').on(table.donorId).where(sql`${table.donorId} is not null`),
    uniqueIndex('giving_import_row_by_gift').on(table.giftId).where(sql`${table.giftId} is not null`),
    check('giving_import_row_undone', sql`${table.undoneAt} is null or ${table.writtenAt} is not null`),
  ],
)
