import type { Touches } from '#app/domain/world.ts'
import { cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import type { gifts } from '#db/schema/giving.ts'
import { issueReceipt } from './issue-receipt.server.ts'
import { readCurrentReceipt } from './read-receipts.server.ts'

/** Supersedes a gift's receipt by one of what is left of it now, when money went back or came again. Call it last. */
export async function replaceReceipt(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  gift: typeof gifts.$inferSelect,
): Promise<void> {
  const current = await readCurrentReceipt(tx, gift.id)
  if (!current) throw new Error(`gift ${gift.id} has no receipt to replace`)
  const left = cents(gift.gross - gift.refunded)
  const kind = left === 0n ? 'void' : left === gift.gross ? 'gift' : 'amended'
  await issueReceipt(tx, world, { gift, kind, amount: left, supersedes: { id: current.id, number: current.number } })
}
