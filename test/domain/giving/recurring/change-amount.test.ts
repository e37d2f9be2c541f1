import { expect, test } from 'vitest'
import { changeAmount } from '#app/domain/giving/recurring/change-amount.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { planChanges } from '#db/schema/recurring.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { pass, useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, grossOfGifts, kindsOfLetters, passMonths } from '#test/support/given/plan-life.ts'
import { hearAll, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('the donor changes the amount: nothing is charged now, one item stays, and the log says what a year makes', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)

  const changed = await changeAmount(world, own, { planId, amount: usd(40), coversFee: true })
  const before = await grossOfGifts(held.world)
  await passMonths(held.world, till, 1)

  expect(changed).toMatchObject({ ok: true, value: { state: 'active' } })
  expect(before).toEqual([2500n])
  expect(await grossOfGifts(held.world)).toEqual([2500n, 4151n])
  expect(till.sandbox.store.subscriptions.newestFirst()[0]?.items.data).toHaveLength(1)
  const [, log] = await world.db.select().from(planChanges).orderBy(planChanges.id)
  expect(log).toMatchObject({ kind: 'amount', state: 'done', grossBefore: 2500n, yearlyDifference: 19_812n })
  expect(await kindsOfLetters(held.world)).toContain('plan-changed')
  const [, second] = await world.db.select().from(gifts).orderBy(gifts.id)
  expect(second).toMatchObject({ giftAmount: 4000n, feeCover: 151n })
})

test('an amount is refused out of bounds, unchanged, from a letter’s link, and from a stranger', async () => {
  const { world, planId, own, link, grace, mina } = await givenOwnPlan(held.world)
  const to = (amount: bigint) => ({ planId, amount: cents(amount), coversFee: false })

  expect(await changeAmount(world, own, to(499n))).toEqual(refused('too-small'))
  expect(await changeAmount(world, own, to(2_500_001n))).toEqual(refused('too-large'))
  expect(await changeAmount(world, own, to(2500n))).toEqual(refused('nothing-changes'))
  expect(await changeAmount(world, link, to(4000n))).toEqual(refused('not-yours-to-change'))
  expect(await changeAmount(world, { person: mina, hasKey: false }, to(4000n))).toEqual(refused('not-yours-to-change'))
  expect(await changeAmount(world, { person: grace, hasKey: false }, to(4000n))).toEqual(refused('no-such-plan'))
})

test.each(['cut_after', 'cut_before', '500_after'] as const)(
  'a change happens once when its answer is lost (%s)',
  async (action) => {
    const { world, planId, own } = await givenOwnPlan(held.world)
    till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/subscriptions/*' }, action, times: 6 })

    const silent = await changeAmount(world, own, { planId, amount: usd(40), coversFee: false })
    till.sandbox.faults.clear()
    await pass(world, till, 120)
    await hearAll(world)
    await sweepStripe(world)

    expect(silent).toEqual(refused('payments-silent'))
    expect(await readPlanRow(world, planId)).toMatchObject({ gross: 4000n, state: 'active' })
    const changes = await world.db.select().from(planChanges).orderBy(planChanges.id)
    expect(changes.map(({ kind, state }) => [kind, state])).toEqual([
      ['started', 'done'],
      ['amount', 'done'],
    ])
    const operations = await world.db.select().from(stripeOperations)
    expect(operations.every((operation) => operation.state === 'done')).toBe(true)
  },
)

test('ten changes at once are one after the other or refused, and never two items', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      changeAmount(world, own, { planId, amount: usd(30 + index), coversFee: false }),
    ),
  )

  expect(outcomes.some((outcome) => outcome.ok)).toBe(true)
  const item = till.sandbox.store.subscriptions.newestFirst()[0]?.items.data
  expect(item).toHaveLength(1)
  expect((await readPlanRow(world, planId)).gross).toBe(BigInt(item?.[0]?.price.unit_amount ?? 0))
})
