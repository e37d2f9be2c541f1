import { eq } from 'drizzle-orm'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { atOneInstant } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { isOffline } from '../arrival.ts'
import { bookRefund } from '../book-refund.server.ts'
import { mayRefund } from '../policy.ts'
import { type RefundPart, refundAmount } from '../refund-amount.ts'
import { underLock } from '../under-lock.server.ts'
import type { EnterWorld } from './enter-gift.server.ts'

type GiveBackRefusal =
  | 'not-an-officer'
  | 'no-reason'
  | 'no-such-gift'
  | 'not-settled'
  | 'already-refunded'
  | 'more-than-left'
  | 'whole-only'
  | 'property-sold'
  | 'changed-since'
  | 'period-closed'

/**
 * Notes that a gift which came by cheque or wire was sent back from the bank, whole or in part, or that given property went back: the revenue is reversed over its
 * funds, the receipt replaced, the giver told. The bank does the paying; this writes what it did, once. Refuses a part when some
 * of the gift was given back since its form was opened, a part of property, and property that is sold.
 */
export async function giveBackGift(
  moving: EnterWorld,
  officer: Person,
  input: { giftId: Id<'gft'>; reason: string; part?: RefundPart; requestId?: string },
): Promise<Outcome<{ refundId: Id<'rfd'>; state: 'succeeded' }, GiveBackRefusal>> {
  if (!mayRefund(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const world = { ...moving, ...atOneInstant<'ids' | 'lab'>(moving) }
  const at = world.clock.now()
  return underLock(world, `gift:${input.giftId}`, async (tx) => {
    const [gift] = await tx.select().from(gifts).where(eq(gifts.id, input.giftId))
    if (!gift) return refuse('no-such-gift')
    if (gift.state === 'refunded') return refuse('already-refunded')
    const isHere = gift.state === 'settled' || gift.state === 'partly_refunded'
    if (!isHere || !isOffline(gift.channel)) return refuse('not-settled')
    const bound = gift.channel === 'property' ? await refusalOfProperty(tx, { gift, part: input.part }) : null
    if (bound) return refuse(bound)
    const amount = refundAmount(gift, input.part)
    if (!amount.ok) return amount
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, at))) return refuse('period-closed')
    const refundId = world.ids.next('rfd')
    const [refund] = await tx
      .insert(refunds)
      .values({
        id: refundId,
        giftId: gift.id,
        amount: amount.value,
        reason,
        state: 'succeeded',
        requestedBy: officer.id,
        requestedAt: at,
        settledAt: at,
      })
      .returning()
    if (!refund) throw new Error(`refund ${refundId} was not written`)
    await bookRefund(tx, world, { actor: actorOf(officer, input.requestId), refund })
    return done({ refundId, state: 'succeeded' })
  })
}

/** A thing goes back as it came: whole, and while the lab has it. */
async function refusalOfProperty(
  tx: Tx,
  { gift, part }: { gift: typeof gifts.$inferSelect; part: RefundPart | undefined },
): Promise<'whole-only' | 'property-sold' | null> {
  const [property] = await tx.select().from(propertyGifts).where(eq(propertyGifts.giftId, gift.id))
  if (property?.soldAt) return 'property-sold'
  const isWhole = !part || ('amount' in part && part.amount === gift.gross)
  return isWhole ? null : 'whole-only'
}
