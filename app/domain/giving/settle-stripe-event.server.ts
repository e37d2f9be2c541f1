import { and, eq, isNull } from 'drizzle-orm'
import { type Actor, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gifts, stripeEvents } from '#db/schema/giving.ts'
import type { EventSubject } from './payments.ts'
import { planSettlers } from './recurring/settle-plan-news.server.ts'
import { settleCharged } from './settle-charged.server.ts'
import { type SettleWorld, settleGift } from './settle-gift.server.ts'
import { settleRefunds } from './settle-refunds.server.ts'

/** What an event led to, kept with it. */
export type EventOutcome = 'settled' | 'not-ours' | 'no-action'

/**
 * Works off one stored event. The event only says where to look: what is booked is fetched from Stripe now, so that late,
 * doubled and disordered events do no harm. Throws when Stripe does not answer; the job then tries again.
 */
export async function settleStripeEvent(
  world: SettleWorld,
  eventId: string,
): Promise<Outcome<{ outcome: EventOutcome }, 'no-such-event' | 'already-processed'>> {
  const [event] = await world.db.select().from(stripeEvents).where(eq(stripeEvents.id, eventId))
  if (!event) return refuse('no-such-event')
  if (event.processedAt) return refuse('already-processed')
  const outcome = await work(world, event)
  await world.db
    .update(stripeEvents)
    .set({ processedAt: world.clock.now(), outcome })
    .where(and(eq(stripeEvents.id, eventId), isNull(stripeEvents.processedAt)))
  return done({ outcome })
}

type Settler<Kind extends EventSubject['kind']> = (
  world: SettleWorld,
  actor: Actor,
  subject: Extract<EventSubject, { kind: Kind }>,
) => Promise<EventOutcome>

/** What each kind of news leads to: one line a kind, so that none is forgotten. */
const settlers: { [Kind in EventSubject['kind']]: Settler<Kind> } = {
  checkout: async (world, actor, subject) => {
    const known = await findGift(world, eq(gifts.stripeSessionId, subject.sessionId))
    const giftId = known ?? (await findOwn(world, subject.giftId))
    if (!giftId) return 'not-ours'
    await settleGift(world, actor, giftId, subject.sessionId)
    return 'settled'
  },
  payment: async (world, actor, subject) => {
    const giftId = await findByPayment(world, subject)
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId)
    return 'settled'
  },
  refund: async (world, actor, subject) => {
    const giftId = await findByPayment(world, subject)
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId)
    await settleRefunds(world, actor, giftId)
    return 'settled'
  },
  ...planSettlers,
  other: async () => 'no-action',
}

function work(world: SettleWorld, event: { type: string; payload: string }): Promise<EventOutcome> {
  const subject = world.payments.subjectOfEvent(event)
  const settle = settlers[subject.kind] as Settler<typeof subject.kind>
  return settle(world, portal(event.type), subject as never)
}

async function findByPayment(
  world: SettleWorld,
  subject: { paymentIntentId: string; giftId: Id<'gft'> | null },
): Promise<Id<'gft'> | null> {
  const known = await findGift(world, eq(gifts.stripePaymentIntentId, subject.paymentIntentId))
  if (known) return known
  return findOwn(world, subject.giftId ?? (await world.payments.readGiftOfPayment(subject.paymentIntentId)))
}

/** Metadata may name a gift of another installation on the same account. */
async function findOwn(world: SettleWorld, giftId: Id<'gft'> | null): Promise<Id<'gft'> | null> {
  return giftId ? findGift(world, eq(gifts.id, giftId)) : null
}

async function findGift(world: SettleWorld, where: ReturnType<typeof eq>): Promise<Id<'gft'> | null> {
  const [row] = await world.db.select({ id: gifts.id }).from(gifts).where(where)
  return row?.id ?? null
}
