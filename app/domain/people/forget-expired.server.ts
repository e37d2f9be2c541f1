import { lt, or } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { passkeyChallenges } from '#db/schema/passkeys.ts'
import { rateLimits, sessions, signInLinks } from '#db/schema/people.ts'

const dayMs = 86_400_000
/** For a week a used or expired link still says what became of it. */
const linksKeptForMs = 7 * dayMs

/** Removes sessions and questions to passkeys that are over, sign-in links a week after their end, and counters of the rate limiter that count no more. */
export async function forgetExpired(
  world: Touches<'db' | 'clock'>,
): Promise<{ sessions: number; links: number; counters: number }> {
  const now = world.clock.now()
  const goneSessions = await world.db
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, now), lt(sessions.absoluteUntil, now)))
  const goneLinks = await world.db
    .delete(signInLinks)
    .where(lt(signInLinks.expiresAt, new Date(now.getTime() - linksKeptForMs)))
  // The limiter keeps its own time; a day more than it asks for, so that no clock that differs frees anybody early.
  const goneCounters = await world.db.delete(rateLimits).where(lt(rateLimits.expire, new Date(now.getTime() - dayMs)))
  await world.db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
  return { sessions: goneSessions.count, links: goneLinks.count, counters: goneCounters.count }
}
