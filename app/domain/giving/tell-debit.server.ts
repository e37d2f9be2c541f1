import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import type { gifts } from '#db/schema/giving.ts'
import type { GiftState } from './gift.ts'

type Moved = { gift: typeof gifts.$inferSelect; state: GiftState; hasPage: boolean }

/**
 * Writes to a giver whose bank debit has begun, and to one whose debit came to nothing after she had left. Charges of a pledge's
 * saved account have no page and letters of their own; a card fails while its owner looks on.
 */
export async function tellDebit(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { gift, state, hasPage }: Moved,
): Promise<void> {
  if (gift.channel !== 'bank_debit' || !hasPage) return
  const kind = state === 'pending' ? 'gift-pending' : state === 'failed' ? 'gift-unpaid' : null
  if (!kind) return
  await queueLetter(
    tx,
    { ids: world.ids, at: world.clock.now() },
    { kind, to: { email: gift.giverEmail }, subject: { type: 'gift', id: gift.id } },
  )
}
