import { expect, test } from 'vitest'
import { pausePlan } from '#app/domain/giving/recurring/pause-plan.server.ts'
import { resumePlan } from '#app/domain/giving/recurring/resume-plan.server.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, grossOfGifts, passMonths } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('a pause can be ended early: the next charge is on its own day, and what was left out is not charged', async () => {
  const { world, planId, own, link } = await givenOwnPlan(held.world)
  await pausePlan(world, own, { planId, skips: 3 })
  await passMonths(held.world, till, 1)

  const resumed = await resumePlan(world, link, planId)
  await passMonths(held.world, till, 1)

  expect(resumed).toMatchObject({ ok: true, value: { state: 'active' } })
  expect(await grossOfGifts(held.world)).toEqual([2500n, 2500n])
})

test('what is not paused cannot be resumed', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)

  expect(await resumePlan(world, own, planId)).toEqual(refused('not-now'))
})
