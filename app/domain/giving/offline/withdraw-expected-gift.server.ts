import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gifts } from '#db/schema/giving.ts'
import { offlineChannels } from '../arrival.ts'
import { mayEnterGifts } from '../policy.ts'
import type { EnterWorld } from './enter-gift.server.ts'

/** Notes that expected money will not come. Nothing was booked, so nothing is reversed; the reason stays with the gift. */
export async function withdrawExpectedGift(
  world: Pick<EnterWorld, 'db' | 'clock' | 'ids'>,
  officer: Person,
  input: { giftId: Id<'gft'>; reason: string; requestId?: string | undefined },
): Promise<Outcome<undefined, 'not-an-officer' | 'no-reason' | 'not-expected'>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  return world.db.transaction(async (tx) => {
    const [withdrawn] = await tx
      .update(gifts)
      .set({ state: 'expired', failureReason: reason })
      .where(and(eq(gifts.id, input.giftId), eq(gifts.state, 'pending'), inArray(gifts.channel, [...offlineChannels])))
      .returning({ id: gifts.id })
    if (!withdrawn) return refuse('not-expected')
    const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, input.requestId) }
    await recordHappening(tx, by, {
      kind: 'expected-gift-withdrawn',
      subject: { type: 'gift', id: withdrawn.id },
      before: { state: 'pending' },
      after: { state: 'expired' },
    })
    return done()
  })
}
