import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { findEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { euroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import { bookFailedRefund, bookRefund } from './book-refund.server.ts'
import { worthOf } from './euros/euros.ts'
import { postDifference } from './euros/post-difference.server.ts'
import { readEurosLeft } from './euros/read-euros-left.server.ts'
import { isBooked } from './gift.ts'
import type { BalanceLine, RefundSeen } from './payments.ts'
import { postBalanceLine } from './post-balance-line.server.ts'
import type { SettleWorld } from './settle-gift.server.ts'
import { underLock } from './under-lock.server.ts'

type Refund = typeof refunds.$inferSelect

/**
 * Brings every refund of a gift to what Stripe says of it now, also refunds made at Stripe by hand: a refund that succeeded is
 * booked once, one that failed afterwards is booked back. Stripe's lines for both are kept with their entries.
 */
export async function settleRefunds(
  world: SettleWorld,
  actor: Actor,
  giftId: Id<'gft'>,
): Promise<Outcome<{ booked: number }, 'no-such-gift' | 'not-settled'>> {
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  if (!gift) return refuse('no-such-gift')
  if (!isBooked(gift.state) || !gift.stripePaymentIntentId) return refuse('not-settled')
  const isInEuros = gift.euros !== null
  const told = (await fetchRefunds(world, gift.stripePaymentIntentId)).map((one) =>
    isInEuros ? { ...one, seen: onceWorthIsKnown(one.seen) } : one,
  )
  return underLock(world, `gift:${giftId}`, async (tx) => {
    const own = await tx.select().from(refunds).where(eq(refunds.giftId, giftId))
    let booked = 0
    for (const { seen, lines } of told) {
      const refund = await findOrAdopt(tx, world, { actor, giftId, own, seen })
      if (await moveOn(tx, world, { actor, refund, seen })) booked += 1
      await keepLines(tx, world, { actor, refund, seen, lines })
    }
    return done({ booked })
  })
}

type Told = { seen: RefundSeen; lines: { line: BalanceLine; kind: 'gift-refunded' | 'refund-failed' }[] }

/** What Stripe says of the refunds, with its lines that we do not have yet. All of it stays true: a refund only moves forward. */
async function fetchRefunds(world: SettleWorld, paymentIntentId: string): Promise<Told[]> {
  const all = await world.payments.listRefunds(paymentIntentId)
  const kept = await keptOf(world, all.flatMap(namedLines))
  const told: Told[] = []
  for (const seen of all) {
    const lines: Told['lines'] = []
    for (const { id, kind } of namedLines(seen)) {
      if (!kept.has(id)) lines.push({ kind, line: await world.payments.readBalanceLine(id) })
    }
    told.push({ seen, lines })
  }
  return told
}

/** The lines of Stripe's books that a refund names: of its going, and of its coming back. */
function namedLines(seen: RefundSeen) {
  const gone = seen.status === 'pending' ? null : seen.balanceLineId
  return [
    ...(gone ? [{ id: gone, kind: 'gift-refunded' as const }] : []),
    ...(seen.failureLineId ? [{ id: seen.failureLineId, kind: 'refund-failed' as const }] : []),
  ]
}

async function keptOf(world: SettleWorld, lines: { id: string }[]): Promise<Set<string>> {
  const ids = lines.map(({ id }) => id)
  const kept = await world.db
    .select({ id: stripeBalanceLines.id })
    .from(stripeBalanceLines)
    .where(inArray(stripeBalanceLines.id, ids))
  return new Set(kept.map(({ id }) => id))
}

async function findOrAdopt(
  tx: Tx,
  world: SettleWorld,
  { actor, giftId, own, seen }: { actor: Actor; giftId: Id<'gft'>; own: readonly Refund[]; seen: RefundSeen },
): Promise<Refund> {
  const known =
    own.find((row) => row.stripeRefundId === seen.stripeRefundId) ?? own.find((row) => row.id === seen.refundId)
  if (known) {
    if (known.stripeRefundId) return known
    await tx.update(refunds).set({ stripeRefundId: seen.stripeRefundId }).where(eq(refunds.id, known.id))
    return { ...known, stripeRefundId: seen.stripeRefundId }
  }
  const at = world.clock.now()
  const left = await readEurosLeft(tx, giftId)
  const euros = left ? euroCents(seen.amount) : null
  const [made] = await tx
    .insert(refunds)
    .values({
      id: world.ids.next('rfd'),
      giftId,
      amount: left && euros ? worthOf(euros, left) : cents(seen.amount),
      euros,
      reason: 'Made at Stripe, not here',
      state: 'requested',
      stripeRefundId: seen.stripeRefundId,
      requestedAt: at,
    })
    .returning()
  if (!made) throw new Error(`refund ${seen.stripeRefundId} was not kept`)
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'refund-found', subject: { type: 'gift', id: giftId }, after: { refundId: made.id, amount: made.amount } },
  )
  return made
}

/**
 * Forward only: requested → pending → succeeded, and from anywhere to failed, which is the end. So an answer of Stripe's that
 * is older than what is written changes nothing.
 */
async function moveOn(
  tx: Tx,
  world: SettleWorld,
  { actor, refund, seen }: { actor: Actor; refund: Refund; seen: RefundSeen },
): Promise<boolean> {
  const before: Refund['state'][] = seen.status === 'pending' ? ['requested'] : ['requested', 'pending']
  if (seen.status === 'failed') before.push('succeeded')
  if (!before.includes(refund.state)) return false
  const settledAt = seen.status === 'pending' ? null : world.clock.now()
  await tx
    .update(refunds)
    .set({ state: seen.status, failureReason: seen.failure, settledAt })
    .where(and(eq(refunds.id, refund.id), inArray(refunds.state, before)))
  if (seen.status === 'succeeded') await bookRefund(tx, world, { actor, refund })
  if (seen.status === 'failed' && refund.state === 'succeeded') await bookFailedRefund(tx, world, { actor, refund })
  return seen.status !== 'pending'
}

async function keepLines(
  tx: Tx,
  world: SettleWorld,
  { actor, refund, seen, lines }: { actor: Actor; refund: Refund } & Told,
): Promise<void> {
  const { giftId } = refund
  // Euros went and came back, and the refund was never booked: what is left of both lines is a difference of rates alone.
  const isUndone =
    refund.euros !== null && seen.status === 'failed' && Boolean(seen.balanceLineId && seen.failureLineId)
  for (const { line, kind } of lines) {
    const booked = await findEntry(tx, { type: 'refund', id: refund.id }, kind)
    const entryId = booked ?? (isUndone ? await postDifference(tx, world, { actor, line, moved: null }) : null)
    if (entryId) await postBalanceLine(tx, world, { actor, giftId, line, entryId })
  }
}

/** Euros have not gone back in the books before Stripe's line says what they cost; it is asked again, by the event or the sweep. */
function onceWorthIsKnown(seen: RefundSeen): RefundSeen {
  return seen.status === 'succeeded' && !seen.balanceLineId ? { ...seen, status: 'pending' } : seen
}
