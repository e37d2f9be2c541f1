import { and, eq, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'

/** Marks a letter sent and empties what was enclosed, so that no secret outlives its delivery. Marking twice changes nothing. */
export async function markLetterSent(
  world: Touches<'db' | 'clock'>,
  letter: { letterId: Id<'ltr'>; messageId: string | null },
): Promise<void> {
  const sentAt = world.clock.now()
  await world.db
    .update(letters)
    .set({ sentAt, messageId: letter.messageId, enclosed: null })
    .where(and(eq(letters.id, letter.letterId), isNull(letters.sentAt)))
}
