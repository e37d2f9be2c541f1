import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { maySeePeople } from '#app/domain/people/policy.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { stops } from '#db/schema/stops.ts'
import type { Waiting } from '../waiting.ts'
import { type Stoppable, stopWords } from './stop.ts'

export type Stop = { what: Stoppable; reason: string; by: string; stoppedAt: Date }

export async function isStoppedNow(reads: Reads, what: Stoppable): Promise<boolean> {
  return (await reads.select({ what: stops.what }).from(stops).where(eq(stops.what, what))).length > 0
}

/** What is stopped, why and by whom, for those who watch over the portal. */
export async function readStops(reads: Reads, reader: Person): Promise<Stop[]> {
  if (!maySeePeople(reader)) return []
  const { what, reason, stoppedAt } = stops
  return reads
    .select({ what, reason, by: people.name, stoppedAt })
    .from(stops)
    .innerJoin(people, eq(people.id, stops.stoppedBy))
    .orderBy(stoppedAt)
}

/** What is stopped waits for those who may start it again. */
export async function readStopsWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  const stopped = await readStops(reads, person)
  return stopped.map(({ what, reason, stoppedAt }) => ({
    act: 'start-again',
    at: what,
    title: stopWords[what].name,
    detail: reason,
    since: stoppedAt,
  }))
}
