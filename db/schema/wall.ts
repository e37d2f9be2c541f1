import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { donors } from './giving.ts'
import { people } from './people.ts'

/** What staff decided about a name that givers chose to show: whether it stays, and where it may lead. */
export const wallEntries = pgTable(
  'wall_entry',
  {
    /** The name exactly as it is shown. */
    name: text('name').primaryKey(),
    isHidden: boolean('is_hidden').notNull(),
    link: text('link'),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: id<'psn'>()('decided_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [check('wall_entry_link', sql`${table.link} like 'https://%'`)],
)

/**
 * How a donor asks to stand among the backers. Each change is a row of its own, so that what is shown stays until staff have
 * decided. Of several that are shown, as after a merge, the latest counts.
 */
export const wallPlaces = pgTable(
  'wall_place',
  {
    id: id<'wpl'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    name: text('name').notNull(),
    link: text('link'),
    /** Where the cleaned picture lies, what it is, and the hash it is served by. Gone once nobody may see it. */
    logoKey: text('logo_key'),
    logoType: text('logo_type').$type<'png' | 'jpeg' | 'webp'>(),
    logoSha256: text('logo_sha256'),
    logoWidth: integer('logo_width'),
    logoHeight: integer('logo_height'),
    state: text('state').notNull().$type<'waiting' | 'shown' | 'refused' | 'taken_down' | 'replaced' | 'taken_back'>(),
    askedBy: id<'psn'>()('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    decidedBy: id<'psn'>()('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    /** Why staff refused it, or took it down. */
    reason: text('reason'),
  },
  (table) => [
    check('wall_place_link', sql`${table.link} like 'https://%'`),
    check(
      'wall_place_logo',
      sql`num_nulls(${table.logoKey}, ${table.logoType}, ${table.logoSha256}, ${table.logoWidth}, ${table.logoHeight}) in (0, 5)`,
    ),
    check('wall_place_logo_seen', sql`${table.state} in ('waiting', 'shown') or ${table.logoKey} is null`),
    check(
      'wall_place_decided',
      sql`(${table.decidedAt} is null) = (${table.decidedBy} is null)
        and (${table.state} not in ('shown', 'refused', 'taken_down') or ${table.decidedAt} is not null)`,
    ),
    check('wall_place_reason', sql`(${table.state} in ('refused', 'taken_down')) = (${table.reason} is not null)`),
    index('wall_place_by_donor').on(table.donorId, table.id.desc()),
    index('wall_place_waiting').on(table.id).where(sql`${table.state} = 'waiting'`),
    index('wall_place_shown').on(table.donorId, table.id.desc()).where(sql`${table.state} = 'shown'`),
    index('wall_place_by_logo').on(table.logoSha256).where(sql`${table.logoKey} is not null`),
  ],
)
