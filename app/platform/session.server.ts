import { createHash } from 'node:crypto'
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { eq } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Person } from '#app/domain/people/person.ts'
import { toPerson } from '#app/domain/people/person-row.ts'
import { needsSecondStep, type SecondStep } from '#app/domain/people/second-step.ts'
import { isWorthExtending, sessionLifetime } from '#app/domain/people/session-lifetime.ts'
import { hasPasskey } from '#app/domain/people/steps.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { people, sessions } from '#db/schema/people.ts'

/** Sessions. The only file that knows Lucia: the cookie carries 256 random bits, the database only their sha256. */

type SessionWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>

export type SignedIn = {
  person: Person
  session: { id: string; authenticatedAt: Date; secondFactorAt: Date | null }
  /** What still stands between this person and the portal. */
  secondStep: SecondStep
  /** Whether there is an authenticator or a passkey to ask. */
  hasSecondStep: boolean
}

/** Where a session was opened, for the person's own list of sessions. */
export type SessionPlace = { addressPrefix: string; browser: string }

type SessionRow = Omit<typeof sessions.$inferSelect, 'id' | 'userId' | 'expiresAt'>
type PersonRow = Omit<typeof people.$inferSelect, 'id'> & { hasPasskey: boolean }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionRow, PersonRow>
    UserId: Id<'psn'>
    DatabaseSessionAttributes: SessionRow
    DatabaseUserAttributes: PersonRow
  }
}

/** Who the request's cookie stands for; null without one, past its time, or for a disabled person. Notes the use. */
export async function readSession(world: SessionWorld, request: Request): Promise<SignedIn | null> {
  const lucia = luciaOf(world)
  const token = lucia.readSessionCookie(request.headers.get('cookie') ?? '')
  if (!token) return null
  const { session, user } = await lucia.validateSession(hashToken(token))
  if (!session) return null
  const person = toPerson(user)
  const { id, authenticatedAt, secondFactorAt } = session
  const hasSecondStep = user.totpConfirmedAt !== null || user.hasPasskey
  const secondStep = needsSecondStep({
    person,
    hasSecondStep,
    isDone: secondFactorAt !== null,
    isDemoPerson: user.isDemo && world.lab.isDemo,
  })
  return { person, session: { id, authenticatedAt, secondFactorAt }, secondStep, hasSecondStep }
}

/** Opens a session and answers its Set-Cookie value. */
export async function startSession(
  world: SessionWorld,
  person: Pick<Person, 'id' | 'roles'>,
  opened: SessionPlace & { secondFactorAt?: Date },
): Promise<string> {
  const lucia = luciaOf(world)
  const token = world.ids.secret()
  const now = world.clock.now()
  const attributes: SessionRow = {
    createdAt: now,
    authenticatedAt: now,
    absoluteUntil: new Date(now.getTime() + sessionLifetime(person).absoluteMs),
    secondFactorAt: opened.secondFactorAt ?? null,
    addressPrefix: opened.addressPrefix,
    browser: opened.browser,
  }
  await lucia.createSession(person.id, attributes, { sessionId: hashToken(token) })
  return lucia.createSessionCookie(token).serialize()
}

/** Notes that the second step was proven once more in this session. */
export async function renewSecondStep(world: Touches<'db'>, sessionId: string, at: Date): Promise<void> {
  await world.db.update(sessions).set({ secondFactorAt: at }).where(eq(sessions.id, sessionId))
}

/** Ends the request's session and answers the Set-Cookie value that forgets it. */
export async function endSession(world: SessionWorld, request: Request): Promise<string> {
  const lucia = luciaOf(world)
  const token = lucia.readSessionCookie(request.headers.get('cookie') ?? '')
  if (token) await lucia.invalidateSession(hashToken(token))
  return lucia.createBlankSessionCookie().serialize()
}

/** `__Host-` names need Secure, which browsers accept on https and on localhost; other plain addresses get a plain name. */
export function isSecureOrigin(origin: string): boolean {
  const url = new URL(origin)
  return url.protocol === 'https:' || url.hostname === 'localhost'
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const made = new WeakMap<SessionWorld['db'], Lucia<SessionRow, PersonRow>>()

function luciaOf(world: SessionWorld): Lucia<SessionRow, PersonRow> {
  const known = made.get(world.db)
  if (known) return known
  const isSecure = isSecureOrigin(world.lab.origin)
  const lucia = new Lucia<SessionRow, PersonRow>(lifetimesByRole(world), {
    sessionExpiresIn: new TimeSpan(90, 'd'),
    sessionCookie: {
      name: isSecure ? '__Host-atom_session' : 'atom_session',
      attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (row) => row,
    getUserAttributes: (row) => row,
  })
  made.set(world.db, lucia)
  return lucia
}

/** Further off than any session: Lucia's own expiry never speaks, because lifetimes depend on the role. */
const farOff = 8.64e15

/** Lucia's drizzle store with our clock and lifetimes: idle and absolute by role, and none for the disabled. */
function lifetimesByRole(world: SessionWorld): Adapter {
  const store = new DrizzlePostgreSQLAdapter(world.db, sessions, people)
  return {
    getSessionAndUser: async (sessionId) => {
      const found = await findSession(world, sessionId)
      if (!found) return [null, null]
      const { session, user } = found
      const now = world.clock.now()
      const lifetime = sessionLifetime(user.attributes as unknown as Pick<Person, 'roles'>)
      const isOver = session.expiresAt <= now || session.attributes.absoluteUntil <= now
      if (isOver || user.attributes.disabledAt) {
        await store.deleteSession(sessionId)
        return [null, null]
      }
      if (isWorthExtending(session.expiresAt, now, lifetime)) {
        await store.updateSessionExpiration(sessionId, new Date(now.getTime() + lifetime.idleMs))
      }
      return [{ ...session, expiresAt: new Date(farOff) }, user]
    },
    setSession: async (session) => {
      const [person] = await world.db.query.people.findMany({
        where: (row, { eq }) => eq(row.id, session.userId),
        limit: 1,
      })
      if (!person) throw new Error('a session needs a person')
      const idle = sessionLifetime(person as unknown as Pick<Person, 'roles'>).idleMs
      await store.setSession({ ...session, expiresAt: new Date(session.attributes.createdAt.getTime() + idle) })
    },
    updateSessionExpiration: async () => {},
    getUserSessions: (personId) => store.getUserSessions(personId) as Promise<DatabaseSession[]>,
    deleteSession: (sessionId) => store.deleteSession(sessionId),
    deleteUserSessions: (personId) => store.deleteUserSessions(personId),
    deleteExpiredSessions: () => store.deleteExpiredSessions(),
  }
}

/** The session, its person, and whether she has a passkey, in one look: every page asks. */
async function findSession(
  world: SessionWorld,
  sessionId: string,
): Promise<{ session: DatabaseSession; user: DatabaseUser } | null> {
  const [row] = await world.db
    .select({ session: sessions, person: people, hasPasskey })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.userId))
    .where(eq(sessions.id, sessionId))
  if (!row) return null
  const { id, userId: whose, expiresAt, ...attributes } = row.session
  const { id: personId, ...words } = row.person
  return {
    session: { id, userId: whose, expiresAt, attributes },
    user: { id: personId, attributes: { ...words, hasPasskey: row.hasPasskey } },
  }
}
