import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { putOnFile, refusedCard } from '#test/support/given/cards.ts'
import { useTill } from '#test/support/given/giving.ts'
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
