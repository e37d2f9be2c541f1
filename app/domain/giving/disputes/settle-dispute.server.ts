import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { euroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { worthOf } from '../euros/euros.ts'
import { isBooked } from '../gift.ts'
import { moveGift } from '../move-gift.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { bookDisputeLines } from './book-dispute-lines.server.ts'
import { bookLoss } from './book-loss.server.ts'
import { bookRegain } from './book-regain.server.ts'
import { type DisputeState, isClosed, maySucceed } from './dispute.ts'
import type { DisputeSeen } from './dispute-payments.ts'
import { stopPlanOfDispute } from './stop-plan-of-dispute.server.ts'

export type Dispute = typeof disputes.$inferSelect

/** A dispute changes a handful of times in its life; more changes than this while we look means that something is wrong. */
const mostLooks = 8

/**
 * Brings a dispute to what Stripe says of it now: keeps its state, forward only; books what its lines moved; when it is lost, what
 * was taken of the gift, with a new receipt and a letter; when it is won after all, the same back. A plan the gift belongs to is
 * stopped. Any event, any order, at once.
 */
export async function settleDispute(
  world: SettleWorld,
  actor: Actor,
  about: { giftId: Id<'gft'>; stripeDisputeId: string },
): Promise<Outcome<{ disputeId: Id<'dsp'>; state: DisputeState }, 'no-such-gift'>> {
  const { giftId, stripeDisputeId } = about
  const [gift] = await world.db.select({ id: gifts.id }).from(gifts).where(eq(gifts.id, giftId))
  if (!gift) return refuse('no-such-gift')
  for (let look = 0; look < mostLooks; look += 1) {
    const before = await readVersion(world.db, stripeDisputeId)
    const seen = await world.payments.readDispute(stripeDisputeId)
    const after = await underLock(world, `gift:${giftId}`, (tx) => apply(tx, world, { actor, giftId, before, seen }))
    if (!after) continue
    await stopPlanOfDispute(world, after)
    return done({ disputeId: after.id, state: after.state })
  }
  throw new Error(`dispute ${stripeDisputeId} changed ${mostLooks} times while Stripe was asked about it`)
}

type Version = { dispute: Dispute; version: string } | undefined

/** The dispute, and which writing of its row this is: every new version has the id of the transaction that wrote it. */
async function readVersion(reads: Reads, stripeDisputeId: string): Promise<Version> {
  const [row] = await reads
    .select({ dispute: disputes, version: sql<string>`${disputes}.xmin::text` })
    .from(disputes)
    .where(eq(disputes.stripeDisputeId, stripeDisputeId))
  return row
}

type Applying = { actor: Actor; giftId: Id<'gft'>; before: Version; seen: DisputeSeen }

/** Writes what was seen, or answers null when the dispute has changed since before Stripe was asked: then it is asked again. */
async function apply(tx: Tx, world: SettleWorld, { actor, giftId, before, seen }: Applying): Promise<Dispute | null> {
  const now = await readVersion(tx, seen.stripeDisputeId)
  if (now?.version !== before?.version) return null
  // Before the state: only a lost dispute may have taken something.
  if (now?.dispute.state === 'lost' && seen.state === 'won')
    await bookRegain(tx, world, { actor, dispute: now.dispute })
  const [gift] = await tx.select().from(gifts).where(eq(gifts.id, giftId))
  const kept = await keep(tx, world, { actor, giftId, known: now?.dispute, seen, sum: sumOf(gift, seen) })
  // What came quarantined is not in the books; the sweep comes back once somebody has decided.
  if (!gift || !isBooked(gift.state)) return kept
  await bookDisputeLines(tx, world, { actor, dispute: kept, lines: seen.lines })
  const isLost = kept.state === 'lost' && (await bookLoss(tx, world, { actor, dispute: kept }))
  if (!isLost) await moveGift(tx, giftId, cents(0n))
  return kept
}

type Sum = Pick<Dispute, 'amount' | 'euros'>

/** What is disputed; of a gift in euros, in euros and in the gift's own dollars, which it has none of before it is booked. */
function sumOf(gift: typeof gifts.$inferSelect | undefined, { amount }: DisputeSeen): Sum {
  if (!gift || gift.euros === null) return { amount: cents(amount), euros: null }
  const euros = euroCents(amount)
  return { amount: gift.gross > 0n ? worthOf(euros, { euros: gift.euros, dollars: gift.gross }) : cents(0n), euros }
}

/** A dispute that ended before its gift had dollars has them once the gift has. */
async function keepDollars(tx: Tx, known: Dispute, sum: Sum): Promise<Dispute> {
  if (known.amount > 0n || sum.amount === 0n) return known
  const [kept] = await tx.update(disputes).set(sum).where(eq(disputes.id, known.id)).returning()
  return kept ?? known
}

async function keep(
  tx: Tx,
  world: SettleWorld,
  { actor, giftId, known, seen, sum }: Omit<Applying, 'before'> & { known: Dispute | undefined; sum: Sum },
): Promise<Dispute> {
  if (known && !maySucceed(seen.state, known.state)) return keepDollars(tx, known, sum)
  const at = world.clock.now()
  const isMoved = known?.state !== seen.state
  const fields = {
    state: seen.state,
    reason: seen.reason,
    ...sum,
    answerBy: seen.answerBy,
    closedAt: isClosed(seen.state) ? at : null,
  }
  const [kept] = known
    ? await tx.update(disputes).set(fields).where(eq(disputes.id, known.id)).returning()
    : await tx
        .insert(disputes)
        .values({
          id: world.ids.next('dsp'),
          giftId,
          stripeDisputeId: seen.stripeDisputeId,
          openedAt: seen.openedAt,
          ...fields,
        })
        .returning()
  if (!kept) throw new Error(`dispute ${seen.stripeDisputeId} was not kept`)
  if (isMoved) {
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: known ? 'dispute-moved' : 'dispute-opened',
        subject: { type: 'gift', id: giftId },
        ...(known ? { before: { state: known.state } } : {}),
        after: { state: kept.state, amount: kept.amount, reason: kept.reason },
      },
    )
  }
  return kept
}
