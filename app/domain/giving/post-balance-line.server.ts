import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { processingFees, stripeClearing } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { findEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import { postDifference } from './euros/post-difference.server.ts'
import type { BalanceLine } from './payments.ts'

type Told = { actor: Actor; giftId: Id<'gft'>; line: BalanceLine; entryId?: Id<'ent'> }

/**
 * Keeps a line of Stripe's books and posts its fee, once, keyed by the line, and for a gift in euros what its rate differs by. Its entry is the fee's; a line without a fee
 * belongs to the entry that moved its amount: the gift's own, or the one the caller names.
 */
export async function postBalanceLine(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, giftId, line, entryId }: Told,
): Promise<void> {
  if (line.currency !== 'usd') throw new Error(`balance line ${line.lineId} is in ${line.currency}`)
  const known = await tx.select().from(stripeBalanceLines).where(eq(stripeBalanceLines.id, line.lineId))
  if (known.length > 0) return
  const at = world.clock.now()
  const moved = entryId ?? (await findEntry(tx, { type: 'gift', id: giftId }, 'gift-settled'))
  if (line.amount !== 0n && (await isInEuros(tx, giftId))) await postDifference(tx, world, { actor, line, moved })
  const fee = line.fee !== 0n ? await postFee(tx, world, { actor, line, at }) : null
  await tx.insert(stripeBalanceLines).values({
    id: line.lineId,
    type: line.type,
    sourceId: line.sourceId,
    giftId,
    amount: line.amount,
    fee: line.fee,
    net: line.net,
    createdAt: line.createdAt,
    availableOn: line.availableOn,
    entryId: fee ?? moved,
  })
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    {
      kind: 'balance-line-kept',
      subject: { type: 'gift', id: giftId },
      after: { lineId: line.lineId, fee: line.fee, net: line.net },
    },
  )
}

async function isInEuros(tx: Tx, giftId: Id<'gft'>): Promise<boolean> {
  const [gift] = await tx.select({ euros: gifts.euros }).from(gifts).where(eq(gifts.id, giftId))
  return gift !== undefined && gift.euros !== null
}

async function postFee(
  tx: Tx,
  world: Touches<'ids' | 'lab'>,
  { actor, line, at }: { actor: Actor; line: BalanceLine; at: Date },
): Promise<Id<'ent'>> {
  const posted = await postEntry(tx, world.ids, {
    kind: 'processing-fee',
    source: { type: 'stripe-balance-line', id: line.lineId },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: feeWords(line),
    moves: [
      line.fee > 0n
        ? { from: stripeClearing, to: processingFees, amount: line.fee }
        : { from: processingFees, to: stripeClearing, amount: -line.fee },
    ],
  })
  return posted.entryId
}

function feeWords({ type, fee }: BalanceLine): string {
  if (type !== 'adjustment') return type === 'payment' ? 'Fee of a bank debit' : 'Card processing fee'
  return fee > 0n ? 'Fee of a dispute' : 'Fee of a dispute, returned'
}
