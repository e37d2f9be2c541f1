import { expect, test } from 'vitest'
import { cancelPlan } from '#app/domain/giving/recurring/cancel-plan.server.ts'
import { keepPlan } from '#app/domain/giving/recurring/keep-plan.server.ts'
import { planChanges } from '#db/schema/recurring.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, grossOfGifts, passMonths } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('a stopped plan is taken up again as if it had not been stopped, while its last period runs', async () => {
  const { world, planId, link } = await givenOwnPlan(held.world)
  await cancelPlan(world, link, planId)

  const kept = await keepPlan(world, link, planId)
  await passMonths(held.world, till, 1)

  expect(kept).toMatchObject({ ok: true, value: { state: 'active' } })
  expect(await grossOfGifts(held.world)).toEqual([2500n, 2500n])
  const log = await world.db.select().from(planChanges).orderBy(planChanges.id)
  expect(log.map(({ yearlyDifference }) => yearlyDifference)).toEqual([30_000n, -30_000n, 30_000n])
})

test('what runs, and what is over, cannot be taken up', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)

  expect(await keepPlan(world, own, planId)).toEqual(refused('not-now'))
  await cancelPlan(world, own, planId)
  await passMonths(held.world, till, 2)
  expect(await keepPlan(world, own, planId)).toEqual(refused('not-now'))
})
