import { eq } from 'drizzle-orm'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { OfflineAsk } from '#app/domain/giving/offline/offline-gift.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

type Given = Cast & { world: TestWorld; fundId: Id<'fnd'> }

export async function givenGivers(world: TestWorld): Promise<Given> {
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

/** A cheque of Ada's that is here; say only what matters. It answers its gift and its donor. */
export async function givenCheque(
  { world, mina, fundId }: Pick<Given, 'world' | 'mina' | 'fundId'>,
  words: Partial<OfflineAsk> & { on?: string; dollars?: number } = {},
): Promise<{ giftId: Id<'gft'>; donorId: Id<'dnr'> }> {
  const { on = '2025-12-31', dollars = 500, ...rest } = words
  const { giftId } = made(
    await enterGift(
      world,
      mina,
      chequeOf(world, {
        fundId,
        donor: { kind: 'new', name: 'Ada Lovelace', email: 'ada@demo.test', is: 'person' },
        splits: [{ fundId, amount: usd(dollars) }],
        giftDate: on as Day,
        reference: `Cheque ${world.ids.secret().slice(0, 6)}`,
        ...rest,
      }),
    ),
  )
  const [gift] = await world.db.select({ donorId: gifts.donorId }).from(gifts).where(eq(gifts.id, giftId))
  if (!gift) throw new Error('the cheque is not there')
  return { giftId, donorId: gift.donorId }
}

/** Joins a donor to a person, as opening her page does. */
export async function givenJoined(world: TestWorld, donorId: Id<'dnr'>, personId: Id<'psn'>): Promise<void> {
  await world.db.update(donors).set({ personId }).where(eq(donors.id, donorId))
}

export async function givenBack({ world, mina }: Pick<Given, 'world' | 'mina'>, giftId: Id<'gft'>, amount: Cents) {
  const [gift] = await world.db.select({ refunded: gifts.refunded }).from(gifts).where(eq(gifts.id, giftId))
  if (!gift) throw new Error('the gift is not there')
  const part = { amount, refundedBefore: gift.refunded }
  return made(await refundGift(world, mina, { giftId, reason: 'Asked for', part }))
}

/** Three givers of 2025, a donor-advised fund of that year, and a giver of the next. */
export async function givenYear(world: TestWorld) {
  const given = await givenGivers(world)
  const ada = await givenCheque(given)
  await givenCheque(given, { donor: { kind: 'new', name: 'Mary Somerville', email: 'mary@example.org', is: 'person' } })
  await givenCheque(given, { donor: { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } })
  await givenCheque(given, {
    channel: 'daf',
    donor: { kind: 'new', name: 'Harbour Gift Fund', email: 'grants@harbour.example', is: 'organisation' },
  })
  await givenCheque(given, {
    on: '2026-01-01',
    donor: { kind: 'new', name: 'Lise', email: 'l@example.org', is: 'person' },
  })
  return { ...given, gift: ada }
}
