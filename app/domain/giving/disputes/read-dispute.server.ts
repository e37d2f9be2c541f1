import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { formatGiven } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { dayIn, formatDay, formatInstant } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { planInvoices } from '#db/schema/recurring.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { readReceiptsOfGift } from '../read-receipts.server.ts'
import type { Evidence } from './dispute.ts'
import { type DisputeLine, readDisputeLine } from './read-disputes.server.ts'

export type DisputeInFull = DisputeLine & {
  stripeDisputeId: string
  planId: Id<'pln'> | null
  planStoppedAt: Date | null
  /** What the lab gave back of the gift itself, besides this dispute. */
  refunded: Cents
  /** What finance did about money that went back twice; null before. */
  judged: { note: string; by: string; at: Date } | null
  lines: (typeof stripeBalanceLines.$inferSelect)[]
  /** What was answered and by whom; null before, and when it may not be read. */
  answer: { evidence: Evidence | null; by: string; at: Date } | null
}

const judges = alias(people, 'judge')
const refundedOf = sql<string>`(select coalesce(sum(r.amount), 0)::text from refund r
  where r.gift_id = ${disputes.giftId} and r.state = 'succeeded')`

/** Everything about one dispute for staff; null for someone who may not read gifts. Evidence names the giver: for those who may know. */
export async function readDispute(reads: Reads, person: Person, id: Id<'dsp'>): Promise<DisputeInFull | null> {
  const line = await readDisputeLine(reads, person, id)
  if (!line) return null
  const [row] = await reads
    .select({ dispute: disputes, by: people.name, judge: judges.name, refunded: refundedOf })
    .from(disputes)
    .leftJoin(people, eq(people.id, disputes.answeredBy))
    .leftJoin(judges, eq(judges.id, disputes.beyondNotedBy))
    .where(eq(disputes.id, id))
  if (!row) return null
  const { dispute, by, judge } = row
  const [plan] = await reads
    .select({ planId: planInvoices.planId })
    .from(planInvoices)
    .where(eq(planInvoices.giftId, line.giftId))
  const lines = await reads
    .select()
    .from(stripeBalanceLines)
    .where(eq(stripeBalanceLines.sourceId, dispute.stripeDisputeId))
    .orderBy(stripeBalanceLines.createdAt)
  const mayReadAnswer = hasRole(person, 'finance_officer', 'auditor')
  return {
    ...line,
    stripeDisputeId: dispute.stripeDisputeId,
    planId: plan?.planId ?? null,
    planStoppedAt: dispute.planStoppedAt,
    lines,
    refunded: cents(BigInt(row.refunded)),
    judged: dispute.beyondNotedAt
      ? { note: dispute.beyondNote ?? '', by: judge ?? 'someone', at: dispute.beyondNotedAt }
      : null,
    answer:
      dispute.answeredAt && mayReadAnswer
        ? {
            evidence: dispute.answer ? (JSON.parse(dispute.answer) as Evidence) : null,
            by: by ?? 'someone',
            at: dispute.answeredAt,
          }
        : null,
  }
}

/** What the books and letters already know that speaks for the gift, for an officer to read, correct and send. */
export async function draftEvidence(world: Touches<'db' | 'lab'>, giftId: Id<'gft'>): Promise<Evidence | null> {
  const [row] = await world.db.select({ gift: gifts, fund: fundNamesOf }).from(gifts).where(eq(gifts.id, giftId))
  if (!row) return null
  const { gift, fund } = row
  const { lab } = world
  const day = gift.giftDate ? formatDay(gift.giftDate) : ''
  const receipt = (await readReceiptsOfGift(world.db, giftId)).at(-1)
  const [sent] = await world.db
    .select({ at: letters.sentAt })
    .from(letters)
    .where(eq(letters.subjectId, giftId))
    .limit(1)
  const receiptWords = receipt
    ? `Receipt ${receipt.number} was ${sent?.at ? `sent to ${gift.giverEmail} on ${formatInstant(sent.at, lab.timeZone)}` : 'issued'}; it is checked at ${lab.origin}${paths.verifyReceipt(receipt.number)}.`
    : ''
  return {
    story: [
      `${lab.legalName} (EIN ${lab.ein}) is a nonprofit. On ${day} ${gift.giverName} gave ${formatGiven({ amount: gift.gross, euros: gift.euros })} to its ${fund}.`,
      `The giver chose the sum on our form on ${formatInstant(gift.createdAt, lab.timeZone)} and paid it on the page of our card processor.`,
      receiptWords,
      ...(await refundWords(world, giftId)),
      'A gift buys nothing for its giver: there are no goods to ship and no service to deliver.',
    ]
      .filter(Boolean)
      .join(' '),
    product: `A gift to the ${fund} of ${lab.legalName}, a nonprofit laboratory.`,
    customerName: gift.giverName,
    customerEmail: gift.giverEmail ?? '',
    serviceDate: day,
    refundPolicy: `Whoever gave by mistake writes to ${lab.email} and gets the gift back in full.`,
  }
}

/** What the lab gave back itself: the strongest thing to say against a dispute, which would pay it a second time. */
async function refundWords(world: Touches<'db' | 'lab'>, giftId: Id<'gft'>): Promise<string[]> {
  const rows = await world.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.giftId, giftId), eq(refunds.state, 'succeeded')))
    .orderBy(refunds.id)
  return rows.map(({ amount, euros, settledAt, stripeRefundId }) => {
    const day = settledAt ? ` on ${formatDay(dayIn(world.lab.timeZone, settledAt))}` : ''
    return `We gave ${formatGiven({ amount, euros })} back to the same ${euros === null ? 'card' : 'account'}${day} (refund ${stripeRefundId}); taking it by this dispute would pay the cardholder twice.`
  })
}
