import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { remindOfCards } from '#app/domain/giving/recurring/remind-of-cards.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, kindsOfLetters } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('a giver is written to once before her card expires, and again only for another card', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  await world.db.update(recurringPlans).set({ cardExpires: '2026-04' as never })

  const found = await Promise.all([remindOfCards(world), remindOfCards(world)])
  await remindOfCards(world)
  const once = (await kindsOfLetters(held.world)).filter((kind) => kind === 'card-expiring')
  const [letter] = await world.db.select().from(letters).where(eq(letters.kind, 'card-expiring'))
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(found.map((one) => one.found).includes(1)).toBe(true)
  expect(once).toHaveLength(1)
  expect(world.mailbox[0]?.text).toContain('expires at the end of April 2026')
  expect(planId).toMatch(/^pln_/)
})
