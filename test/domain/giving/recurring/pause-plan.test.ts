import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { pausePlan } from '#app/domain/giving/recurring/pause-plan.server.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, grossOfGifts, passMonths } from '#test/support/given/plan-life.ts'
import { readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('three months are left out, nothing is charged meanwhile, and it goes on by itself', async () => {
  const { world, planId, link } = await givenOwnPlan(held.world)

  const paused = await pausePlan(world, link, { planId, skips: 3 })
  await passMonths(held.world, till, 3)
  const during = await grossOfGifts(held.world)
  await passMonths(held.world, till, 2)

  expect(paused).toMatchObject({ ok: true, value: { state: 'paused' } })
  expect(during).toEqual([2500n])
  expect(await grossOfGifts(held.world)).toEqual([2500n, 2500n, 2500n])
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'active', pausedUntil: null })
  const kept = await world.db.select().from(planInvoices).where(eq(planInvoices.state, 'void'))
  expect(kept).toHaveLength(3)
})

test('a pause says when it ends, and is refused too long, twice, or none', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)

  expect(await pausePlan(world, own, { planId, skips: 13 })).toEqual(refused('too-long'))
  expect(await pausePlan(world, own, { planId, skips: 0 })).toEqual(refused('nothing-changes'))
  await pausePlan(world, own, { planId, skips: 2 })
  expect((await readPlanRow(world, planId)).pausedUntil?.toISOString()).toBe('2026-06-03T17:00:00.000Z')
  expect(await pausePlan(world, own, { planId, skips: 1 })).toEqual(refused('not-now'))
})
