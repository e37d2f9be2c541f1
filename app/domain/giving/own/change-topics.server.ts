import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { letterStops } from '#db/schema/own.ts'
import { readTopics } from './read-topics.server.ts'
import { type Topic, topics } from './topic.ts'

/** Says which topics a person wants to be written about; the others stop. The same choice twice changes nothing. */
export async function changeTopics(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  { wanted, requestId }: { wanted: readonly Topic[]; requestId?: string | undefined },
): Promise<void> {
  const at = world.clock.now()
  const email = person.email.toLowerCase()
  const stopped = topics.filter((topic) => !wanted.includes(topic))
  await world.db.transaction(async (tx) => {
    const before = await readTopics(tx, person)
    const known = and(eq(letterStops.email, email), inArray(letterStops.topic, [...wanted]))
    if (wanted.length > 0) await tx.delete(letterStops).where(known)
    if (stopped.length > 0) {
      await tx
        .insert(letterStops)
        .values(stopped.map((topic) => ({ email, topic, stoppedAt: at })))
        .onConflictDoNothing()
    }
    const after = await readTopics(tx, person)
    if (before.join() === after.join()) return
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, requestId) },
      {
        kind: 'letter-topics-changed',
        subject: { type: 'person', id: person.id },
        before: { topics: before },
        after: { topics: after },
      },
    )
  })
}
