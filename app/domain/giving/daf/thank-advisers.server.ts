import { and, eq, ne } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { softCredits } from '#db/schema/donors.ts'
import { donors, type gifts } from '#db/schema/giving.ts'

type Gift = Pick<typeof gifts.$inferSelect, 'id' | 'channel' | 'donorId'>

/**
 * Queues the thanks to whoever advised a grant that is here, in the transaction that books it or credits them: a letter with words of its own and
 * no receipt, once for each adviser. Nothing for a gift that came another way.
 */
export async function thankAdvisers(tx: Tx, by: { ids: Ids; at: Date }, gift: Gift): Promise<void> {
  if (gift.channel !== 'daf') return
  const credits = await tx
    .select({ id: softCredits.id, email: donors.email })
    .from(softCredits)
    .innerJoin(donors, eq(donors.id, softCredits.donorId))
    .where(and(eq(softCredits.giftId, gift.id), eq(softCredits.kind, 'adviser'), ne(softCredits.donorId, gift.donorId)))
    .orderBy(softCredits.id)
  for (const { id, email } of credits) {
    await queueLetter(tx, by, { kind: 'grant-advised', to: { email }, subject: { type: 'soft-credit', id } })
  }
}
