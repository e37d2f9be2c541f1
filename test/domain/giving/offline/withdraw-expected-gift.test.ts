import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { withdrawExpectedGift } from '#app/domain/giving/offline/withdraw-expected-gift.server.ts'
import type { Day } from '#app/units/time.ts'
import { happenings } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const today = '2026-03-03' as Day

async function expected(words: { effectiveOn: Day | null } = { effectiveOn: null }) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const outcome = await enterGift(world, people.mina, chequeOf(world, { fundId, channel: 'wire', ...words }))
  if (!outcome.ok) throw new Error(outcome.refused)
  return { world, ...people, giftId: outcome.value.giftId }
}

test('expected money that will not come is withdrawn with a reason, and cannot be booked after', async () => {
  const { world, mina, giftId } = await expected()
  const input = { giftId, reason: 'The sponsor changed its mind', requestId: 'req_1' }

  const withdrawn = await withdrawExpectedGift(world, mina, input)
  const late = await confirmGift(world, mina, { giftId, giftDate: today, effectiveOn: today })

  expect(withdrawn).toEqual({ ok: true, value: undefined })
  expect(late).toEqual({ ok: false, refused: 'not-expected' })
  expect((await world.db.select().from(gifts))[0]).toMatchObject({
    state: 'expired',
    failureReason: 'The sponsor changed its mind',
  })
  const [noted] = await world.db.select().from(happenings).where(eq(happenings.kind, 'expected-gift-withdrawn'))
  expect(noted).toMatchObject({ subjectId: giftId, actorId: mina.id, requestId: 'req_1' })
})

test('it is withdrawn once, however many say so at the same time', async () => {
  const { world, mina, giftId } = await expected()

  const outcomes = await Promise.all(
    [1, 2, 3].map((again) => withdrawExpectedGift(world, mina, { giftId, reason: `Said ${again}` })),
  )

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refused: 'not-expected' })
})

test('only finance withdraws, with a reason, and only what is expected', async () => {
  const { world, mina, fay, giftId } = await expected({ effectiveOn: today })

  const byFay = await withdrawExpectedGift(world, fay, { giftId, reason: 'No' })
  const withoutReason = await withdrawExpectedGift(world, mina, { giftId, reason: ' ' })
  const booked = await withdrawExpectedGift(world, mina, { giftId, reason: 'Too late' })

  expect(byFay).toMatchObject({ refused: 'not-an-officer' })
  expect(withoutReason).toMatchObject({ refused: 'no-reason' })
  expect(booked).toMatchObject({ refused: 'not-expected' })
})
