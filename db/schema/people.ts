import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { wordsOf } from '../words.ts'

export const people = pgTable(
  'person',
  {
    id: id<'psn'>()('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    roles: text('roles').array().notNull().default(sql`'{}'`),
    timeZone: text('time_zone').notNull().default('America/New_York'),
    passwordHash: text('password_hash'),
    totpSecret: text('totp_secret'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    totpLastStep: integer('totp_last_step'),
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (table) => [
    uniqueIndex('person_email').on(sql`lower(${table.email})`),
    index('person_by_name').on(table.name, table.id),
    index('person_words').using('gin', wordsOf(table.name, table.email)),
  ],
)

/** Lucia's sessions; the id is the sha256 of the cookie's token, so a leaked table opens nothing. */
export const sessions = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    absoluteUntil: instant('absolute_until').notNull(),
    createdAt: instant('created_at').notNull(),
    authenticatedAt: instant('authenticated_at').notNull(),
    secondFactorAt: instant('second_factor_at'),
    addressPrefix: text('address_prefix'),
    browser: text('browser'),
  },
  (table) => [index('session_by_person').on(table.userId)],
)

export const signInLinks = pgTable(
  'sign_in_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    email: text('email').notNull(),
    redirectTo: text('redirect_to').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('sign_in_link_by_email').on(table.email, table.createdAt)],
)

export const recoveryCodes = pgTable(
  'recovery_code',
  {
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
)

export const apiTokens = pgTable(
  'api_token',
  {
    id: id<'tok'>()('id').primaryKey(),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('api_token_by_person').on(table.personId),
    check('api_token_has_scopes', sql`cardinality(${table.scopes}) > 0`),
  ],
)

/** Counters of the rate limiter (rate-limiter-flexible's drizzle store). */
export const rateLimits = pgTable('rate_limit', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: instant('expire'),
})
