import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readPlansWaiting } from '#app/domain/giving/recurring/read-plans-waiting.server.ts'
import { settleInvoice } from '#app/domain/giving/recurring/settle-invoice.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import { putOnFile, refusedCard } from '#test/support/given/cards.ts'
import { pay, useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, kindsOfLetters, passDays } from '#test/support/given/plan-life.ts'
import { readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('a card that is refused for two weeks brings three letters, and then the end; nothing is owed', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  await putOnFile(world, till, planId, refusedCard)

  await passDays(held.world, till, 32)
  const first = await kindsOfLetters(held.world)
  await passDays(held.world, till, 4)
  const third = await kindsOfLetters(held.world)
  await passDays(held.world, till, 12)

  expect(first.filter((kind) => kind.startsWith('plan-'))).toEqual(['plan-payment-failed'])
  expect(third.filter((kind) => kind.startsWith('plan-'))).toEqual(['plan-payment-failed', 'plan-payment-failing'])
  expect((await kindsOfLetters(held.world)).at(-1)).toBe('plan-ended-unpaid')
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'cancelled', endedBecause: 'not_paid' })
  expect(await world.db.select().from(gifts)).toHaveLength(1)
})

test('an overdue charge that is paid lets its plan run again in the same moment, by its own news alone', async () => {
  const { world, planId, fay, otto } = await givenOwnPlan(held.world)
  await putOnFile(world, till, planId, refusedCard)
  await passDays(held.world, till, 32)
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'past_due' })
  expect(await readPlansWaiting(world.db, fay)).toMatchObject([{ act: 'chase-plan', at: planId }])
  expect(await readPlansWaiting(world.db, otto)).toEqual([])
  const [overdue] = await world.db.select().from(planInvoices).where(eq(planInvoices.state, 'open'))
  await pay(overdue?.payUrl ?? '')

  await settleInvoice(world, portal('invoice.paid'), overdue?.id ?? '')

  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'active' })
  expect(await readPlansWaiting(world.db, fay)).toEqual([])
  expect(await world.db.select().from(gifts)).toHaveLength(2)
  const [gift] = await world.sql`select xmin::text from gift order by id desc limit 1`
  const [plan] = await world.sql`select xmin::text from recurring_plan`
  expect(plan?.xmin, 'one transaction wrote both').toBe(gift?.xmin)
})

test('the letter about a failed charge says when it is tried again and where another card is given', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  await putOnFile(world, till, planId, refusedCard)
  await passDays(held.world, till, 32)
  const [letter] = await world.db.select().from(letters).where(eq(letters.kind, 'plan-payment-failed'))

  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(world.mailbox[0]?.subject).toBe('Your card was not charged for ATOM Lab')
  expect(world.mailbox[0]?.text).toContain('We try again on')
  expect(world.mailbox[0]?.text).toContain(`/recurring/${planId}?key=`)
})
