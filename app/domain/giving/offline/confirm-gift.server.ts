import { eq } from 'drizzle-orm'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { gifts } from '#db/schema/giving.ts'
import { offlineGifts } from '#db/schema/offline.ts'
import { isOffline } from '../arrival.ts'
import { bookGift } from '../book-gift.server.ts'
import { mayEnterGifts } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import type { EnterWorld } from './enter-gift.server.ts'

export type ConfirmRefusal =
  | 'not-an-officer'
  | 'no-such-gift'
  | 'not-expected'
  | 'in-a-batch'
  | 'date-ahead'
  | 'bank-before-gift'
  | 'period-closed'

/** Books expected money that has arrived: `giftDate` is the tax day, `effectiveOn` the bank's. Refuses a gift that is booked already. */
export async function confirmGift(
  world: EnterWorld,
  officer: Person,
  input: { giftId: Id<'gft'>; giftDate: Day; effectiveOn: Day; requestId?: string | undefined },
): Promise<Outcome<undefined, ConfirmRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const { giftDate, effectiveOn } = input
  const today = dayIn(world.lab.timeZone, world.clock.now())
  if (effectiveOn > today || giftDate > today) return refuse('date-ahead')
  if (effectiveOn < giftDate) return refuse('bank-before-gift')
  return underLock(world, `gift:${input.giftId}`, async (tx) => {
    const [gift] = await tx.select().from(gifts).where(eq(gifts.id, input.giftId))
    if (!gift) return refuse('no-such-gift')
    if (gift.state !== 'pending' || !isOffline(gift.channel)) return refuse('not-expected')
    const [written] = await tx.select().from(offlineGifts).where(eq(offlineGifts.giftId, gift.id))
    if (written?.batchId) return refuse('in-a-batch')
    if (await isDayClosed(tx, effectiveOn)) return refuse('period-closed')
    const arrival = { giftDate, effectiveOn, stripe: null }
    await bookGift(tx, world, { actor: actorOf(officer, input.requestId), gift, arrival })
    return done()
  })
}
