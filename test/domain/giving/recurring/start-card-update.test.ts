import { expect, test } from 'vitest'
import { cancelPlan } from '#app/domain/giving/recurring/cancel-plan.server.ts'
import { startCardUpdate } from '#app/domain/giving/recurring/start-card-update.server.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan } from '#test/support/given/plan-life.ts'
import { readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('a page for another card belongs to the plan’s own customer, and changes nothing by itself', async () => {
  const { world, planId } = await givenOwnPlan(held.world)

  const outcome = await startCardUpdate(world, { person: null, hasKey: true }, { planId, key: null })

  const session = till.sandbox.store.sessions.newestFirst()[0]
  expect(outcome).toEqual({ ok: true, value: { url: session?.url } })
  expect(session).toMatchObject({ mode: 'setup', customer: (await readPlanRow(world, planId)).stripeCustomerId })
  expect(await readPlanRow(world, planId)).toMatchObject({ cardLast4: '4242' })
})

test('a stranger gets no page, and a stopped plan needs no card', async () => {
  const { world, planId, own, link, grace } = await givenOwnPlan(held.world)

  expect(await startCardUpdate(world, { person: grace, hasKey: false }, { planId, key: null })).toEqual(
    refused('no-such-plan'),
  )
  await cancelPlan(world, own, planId)
  expect(await startCardUpdate(world, link, { planId, key: null })).toEqual(refused('not-now'))
})
