import { and, eq, isNull } from 'drizzle-orm'
import { type Actor, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { noteFraudWarning } from './disputes/note-fraud-warning.server.ts'
import { settleDispute } from './disputes/settle-dispute.server.ts'
import { noteDeclined } from './guarding/note-declined.server.ts'
import type { EventSubject } from './payments.ts'
import { settleMethod } from './pledges/settle-method.server.ts'
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
  const subject = world.payments.subjectOfEvent(event)
  const outcome = await settleSubject(world, portal(event.type), subject)
  if (event.type === 'charge.failed' && subject.kind === 'payment') await noteDeclined(world, { eventId, ...subject })
  await world.db
    .update(stripeEvents)
    .set({ processedAt: world.clock.now(), outcome })
    .where(and(eq(stripeEvents.id, eventId), isNull(stripeEvents.processedAt)))
  return done({ outcome })
}

type Kind = EventSubject['kind']

/** The subject of one kind, so written that the compiler can match a kind with its settler. */
type SubjectOf<Some extends Kind> = { [One in Some]: { kind: One } & Extract<EventSubject, { kind: One }> }[Some]
type Settler<Some extends Kind> = (world: SettleWorld, actor: Actor, subject: SubjectOf<Some>) => Promise<EventOutcome>

/** What each kind of news leads to: one line a kind, so that none is forgotten. */
const settlers: { [Some in Kind]: Settler<Some> } = {
  checkout: async (world, actor, subject) => {
    const known = await findGift(world, eq(gifts.stripeSessionId, subject.sessionId))
    const giftId = known ?? (await findOwn(world, subject.giftId))
    if (!giftId) return 'not-ours'
    await settleGift(world, actor, giftId, { sessionId: subject.sessionId })
    return 'settled'
  },
  payment: async (world, actor, subject) => {
    const giftId = await findByPayment(world, subject)
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId, { paymentIntentId: subject.paymentIntentId })
    return 'settled'
  },
  setup: async (world, actor, { sessionId, methodId }) => {
    if (!methodId) return 'not-ours'
    const outcome = await settleMethod(world, actor, { methodId, sessionId })
    return outcome.ok ? 'settled' : 'not-ours'
  },
  refund: async (world, actor, subject) => {
    const giftId = await findByPayment(world, subject)
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId)
    await settleRefunds(world, actor, giftId)
    return 'settled'
  },
  dispute: async (world, actor, { disputeId, paymentIntentId }) => {
    const giftId = await findByPayment(world, { paymentIntentId, giftId: null })
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId, { paymentIntentId })
    await settleDispute(world, actor, { giftId, stripeDisputeId: disputeId })
    return 'settled'
  },
  'fraud-warning': async (world, actor, { warningId, paymentIntentId }) => {
    const giftId = await findByPayment(world, { paymentIntentId, giftId: null })
    if (!giftId) return 'not-ours'
    await settleCharged(world, actor, giftId, { paymentIntentId })
    await noteFraudWarning(world, actor, { giftId, stripeWarningId: warningId })
    return 'settled'
  },
  ...planSettlers,
  other: async () => 'no-action',
}

function settleSubject<Some extends Kind>(
  world: SettleWorld,
  actor: Actor,
  subject: SubjectOf<Some>,
): Promise<EventOutcome> {
  return settlers[subject.kind](world, actor, subject)
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
