import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people, sessions } from './people.ts'

/** Passkeys of people: the public half of a key pair whose other half never leaves the device. */
export const passkeys = pgTable(
  'passkey',
  {
    id: id<'psk'>()('id').primaryKey(),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** What the device calls the key, in base64url. */
    credentialId: text('credential_id').notNull(),
    /** The COSE key, in base64url. */
    publicKey: text('public_key').notNull(),
    /** How often the device says it has signed; 0 for ever where it does not count. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [uniqueIndex('passkey_credential').on(table.credentialId), index('passkey_by_person').on(table.personId)],
)

/** Questions put to a passkey: each is answered at most once, by the session it was put in. Only hashes are kept. */
export const passkeyChallenges = pgTable(
  'passkey_challenge',
  {
    challengeHash: text('challenge_hash').primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: ['add', 'prove'] }).notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('passkey_challenge_by_session').on(table.sessionId)],
)
