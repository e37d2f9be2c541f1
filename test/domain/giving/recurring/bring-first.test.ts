import { expect, test } from 'vitest'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { giftBenefits, planBenefits } from '#db/schema/benefits.ts'
import { gifts } from '#db/schema/giving.ts'
import { planTributes, tributes } from '#db/schema/tributes.ts'
import { cast } from '#test/support/cast.ts'
import { dinner, givenCampaignWithBenefit } from '#test/support/given/benefits.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { passMonths } from '#test/support/given/plan-life.ts'
import { givenBegunPlan, givenPlan, planAskOf } from '#test/support/given/recurring.ts'
import { card, inMemory } from '#test/support/given/tributes.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function given() {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const campaignId = await givenCampaignWithBenefit(world, fay, { fundId })
  const words = { fundId, campaignId, amount: usd(100), benefit: dinner, dedication: inMemory, tribute: card }
  return { world, words }
}

test('what comes back and the card go with the first gift of a plan, and with no later one', async () => {
  const { world, words } = await given()
  await givenPlan(world, words)

  await passMonths(world, till, 2)
  await sendTributes(world)

  const all = await world.db.select().from(gifts).orderBy(gifts.id)
  const [first, ...later] = all.map(({ id }) => id)
  expect(later).toHaveLength(2)
  expect(await world.db.select().from(giftBenefits)).toMatchObject([{ giftId: first, words: dinner.words }])
  expect(await world.db.select().from(tributes)).toMatchObject([{ giftId: first, state: 'sent' }])
  expect((await world.db.select().from(letters)).filter(({ kind }) => kind === 'tribute-card')).toHaveLength(1)
  const deductible = async (id: typeof first) =>
    (await readCurrentReceipt(world.db, id ?? 'gft_none'))?.snapshot.deductible
  expect(await Promise.all([first, ...later].map(deductible))).toEqual(['7000', undefined, undefined])
  expect([await world.db.select().from(planBenefits), await world.db.select().from(planTributes)]).toEqual([[], []])
})

test('a plan that is not paid sends nothing, and a smaller one brings nothing back', async () => {
  const { world, words } = await given()

  await givenBegunPlan(world, planAskOf(world, words))
  await givenBegunPlan(world, planAskOf(world, { ...words, amount: usd(99), giverEmail: 'other@example.org' }))
  world.clock.advance(2 * 86_400_000)

  expect(await sendTributes(world)).toEqual({ sent: 0, withdrawn: 0 })
  expect(await world.db.select().from(planBenefits)).toHaveLength(1)
  expect(await world.db.select().from(giftBenefits)).toEqual([])
})
