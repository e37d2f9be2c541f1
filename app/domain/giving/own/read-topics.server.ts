import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { letterStops } from '#db/schema/own.ts'
import { isStopKey } from './stop-key.server.ts'
import { type Topic, topicOf, topics } from './topic.ts'

/** The topics a person is written about. */
export async function readTopics(reads: Reads, person: Person): Promise<Topic[]> {
  const rows = await reads
    .select({ topic: letterStops.topic })
    .from(letterStops)
    .where(eq(letterStops.email, person.email.toLowerCase()))
  const stopped = rows.map((row) => row.topic)
  return topics.filter((topic) => !stopped.includes(topic))
}

/** Whether an address has stopped letters of this topic. */
export async function isStopped(reads: Reads, email: string, topic: Topic): Promise<boolean> {
  const [row] = await reads
    .select({ topic: letterStops.topic })
    .from(letterStops)
    .where(and(eq(letterStops.email, email.toLowerCase()), eq(letterStops.topic, topic)))
  return row !== undefined
}

/** What the link in a letter would stop; null when the key is not the letter's, or its kind cannot be stopped. */
export async function readStop(
  world: Touches<'db' | 'secrets'>,
  letterId: Id<'ltr'>,
  key: string | null,
): Promise<{ email: string; topic: Topic; isStopped: boolean } | null> {
  if (!isStopKey(world, letterId, key)) return null
  const [letter] = await world.db.select().from(letters).where(eq(letters.id, letterId))
  const topic = letter ? topicOf(letter.kind) : null
  if (!letter?.toEmail || !topic) return null
  return { email: letter.toEmail, topic, isStopped: await isStopped(world.db, letter.toEmail, topic) }
}
