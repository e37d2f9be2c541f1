import { and, eq, isNull } from 'drizzle-orm'
import { bookBatch } from '#app/domain/giving/offline/book-batch.server.ts'
import { confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { noteLetterPosted } from '#app/domain/giving/offline/note-letter-posted.server.ts'
import type { OfflineDonor } from '#app/domain/giving/offline/offline-gift.ts'
import { openBatch } from '#app/domain/giving/offline/open-batch.server.ts'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import type { StoryBatch, StoryOffline } from './offline-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** A cheque, a wire or cash as finance writes it down; last week's letters have been posted by then. */
export async function tellOffline(world: StoryWorld, gift: StoryOffline, funds: StoryFunds): Promise<void> {
  const { mina } = world.people
  for (const letter of await readLettersToPost(world.db, mina))
    told(await noteLetterPosted(world, mina, { letterId: letter.id }))
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const isExpected = gift.expectedInDays !== undefined || gift.arrivedAfterDays !== undefined
  told(
    await enterGift(world, mina, {
      intentId: world.ids.secret(),
      donor: await donorOf(world, gift),
      channel: gift.channel,
      ...(gift.adviser ? { adviser: { kind: 'new' as const, is: 'person' as const, ...gift.adviser } } : {}),
      splits: gift.parts.map(({ fund, dollars }) => ({ fundId: funds[fund], amount: usd(dollars) })),
      giftDate: isExpected ? addDays(today, gift.expectedInDays ?? gift.arrivedAfterDays ?? 0) : addDays(today, -2),
      effectiveOn: isExpected ? null : today,
      reference: gift.reference,
      campaignId: null,
      visibility: gift.isNamed ? 'named' : 'unlisted',
      note: null,
      batchId: null,
    }),
  )
}

/** The wire that was expected is at the bank. */
export async function tellArrival(world: StoryWorld, gift: StoryOffline): Promise<void> {
  const [waiting] = await world.db
    .select({ id: gifts.id })
    .from(gifts)
    .where(and(eq(gifts.state, 'pending'), eq(gifts.giverName, gift.donor)))
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const giftId = waiting?.id as Id<'gft'>
  told(await confirmGift(world, world.people.mina, { giftId, giftDate: today, effectiveOn: today }))
}

/** A post of cheques, typed in one after the other and booked together once they are what the slip says. */
export async function tellBatch(world: StoryWorld, batch: StoryBatch, funds: StoryFunds): Promise<void> {
  const { mina } = world.people
  const effectiveOn = dayIn(world.lab.timeZone, world.clock.now())
  const { batchId } = told(
    await openBatch(world, mina, {
      batchId: world.ids.next('bat'),
      name: batch.name,
      controlCount: batch.slip.count,
      controlTotal: usd(batch.slip.dollars),
      effectiveOn,
    }),
  )
  for (const { donor, email, reference, dollars } of batch.cheques) {
    told(
      await enterGift(world, mina, {
        intentId: world.ids.secret(),
        donor: { kind: 'new', name: donor, email, is: 'person' },
        channel: 'cheque',
        splits: [{ fundId: funds.general, amount: usd(dollars) }],
        giftDate: addDays(effectiveOn, -1),
        effectiveOn: null,
        reference,
        campaignId: null,
        visibility: 'unlisted',
        note: null,
        batchId,
      }),
    )
  }
  if (batch.cheques.length === batch.slip.count) told(await bookBatch(world, mina, { batchId }))
}

/** Somebody without an address is known by name only: finance opens the form from the donor's page. */
async function donorOf(world: StoryWorld, gift: StoryOffline): Promise<OfflineDonor> {
  const [known] = await world.db
    .select({ id: donors.id })
    .from(donors)
    .where(and(eq(donors.name, gift.donor), isNull(donors.email)))
  if (known) return { kind: 'known', donorId: known.id }
  return { kind: 'new', name: gift.donor, email: gift.email, is: gift.is }
}
