import Stripe from 'stripe'
import { startCardUpdate } from '#app/domain/giving/recurring/start-card-update.server.ts'
import type { Id } from '#app/units/id.ts'
import { cardUpdates } from '#db/schema/recurring.ts'
import { sandboxKey } from '#sandbox/stripe/pin.ts'
import type { TestWorld } from '#test/support/world.ts'
import type { Till } from './giving.ts'
import { readPlanRow } from './recurring.ts'

/** Puts another card on file at Stripe, behind the portal's back, so that the next charge goes as that card goes. */
export async function putOnFile(world: TestWorld, till: Till, planId: Id<'pln'>, number: string): Promise<void> {
  const { port, hostname } = new URL(till.sandbox.url)
  const stripe = new Stripe(sandboxKey, { host: hostname, port, protocol: 'http', telemetry: false })
  const plan = await readPlanRow(world, planId)
  const card = { number, exp_month: 12, exp_year: 2040 }
  const method = await stripe.paymentMethods.create({ type: 'card', card })
  await stripe.paymentMethods.attach(method.id, { customer: plan.stripeCustomerId ?? '' })
  await stripe.subscriptions.update(plan.stripeSubscriptionId ?? '', { default_payment_method: method.id })
}

/** A page of Stripe's on which another card can be given for a plan. */
export async function givenCardPage(
  world: TestWorld,
  planId: Id<'pln'>,
): Promise<{ updateId: Id<'cup'>; url: string }> {
  const outcome = await startCardUpdate(world, { person: null, hasKey: true }, { planId, key: null })
  if (!outcome.ok) throw new Error(`no page for a card: ${outcome.refused}`)
  const [update] = await world.db.select().from(cardUpdates)
  if (!update) throw new Error('no card update was written')
  return { updateId: update.id, url: outcome.value.url }
}

/** Every charge is refused. */
export const refusedCard = '4000000000000341'
