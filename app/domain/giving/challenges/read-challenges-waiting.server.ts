import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { formatCents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { challenges } from '#db/schema/challenges.ts'
import { mayBookPledges } from '../policy.ts'
import { owedOf } from './challenge.ts'

/** A matching donor has a month from the letter that ended her challenge. */
const patienceMs = 30 * 24 * 3600_000

/** Challenges that have ended and are not paid a month later: asked for, entered, or written off by finance. */
export async function readChallengesWaiting(reads: Reads, person: Person, now: Date): Promise<Waiting[]> {
  if (!mayBookPledges(person)) return []
  const rows = await reads
    .select()
    .from(challenges)
    .where(
      and(
        eq(challenges.state, 'ended'),
        lt(challenges.endedAt, new Date(now.getTime() - patienceMs)),
        sql`${challenges.matched} > ${challenges.paid} + ${challenges.writtenOff}`,
      ),
    )
    .orderBy(asc(challenges.endedAt))
    .limit(100)
  return rows.map((challenge) => ({
    act: 'chase-challenge',
    at: challenge.id,
    title: `${formatCents(owedOf(challenge))} of ${challenge.name}`,
    detail: 'Matched, and not paid',
    since: challenge.endedAt ?? challenge.createdAt,
  }))
}
