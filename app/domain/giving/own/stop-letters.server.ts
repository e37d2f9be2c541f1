import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { letterStops } from '#db/schema/own.ts'
import { readStop } from './read-topics.server.ts'
import type { Topic } from './topic.ts'

/**
 * Stops letters of a kind to an address, by the link one of them carried (RFC 8058): nobody has to sign in. Stopping twice changes
 * nothing. Refuses a key that is not the letter's, and letters that cannot be stopped.
 */
export async function stopLetters(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  { letterId, key }: { letterId: Id<'ltr'>; key: string | null },
): Promise<Outcome<{ topic: Topic }, 'not-this-letter'>> {
  const stop = await readStop(world, letterId, key)
  if (!stop) return refuse('not-this-letter')
  const at = world.clock.now()
  await world.db.transaction(async (tx) => {
    const [stopped] = await tx
      .insert(letterStops)
      .values({ email: stop.email.toLowerCase(), topic: stop.topic, stoppedAt: at })
      .onConflictDoNothing()
      .returning({ topic: letterStops.topic })
    if (!stopped) return
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: portal('stop-link') },
      { kind: 'letters-stopped', subject: { type: 'letter', id: letterId }, after: { topic: stop.topic } },
    )
  })
  return done({ topic: stop.topic })
}
