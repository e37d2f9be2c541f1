import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { readMatch } from './challenges/read-challenges.server.ts'
import { fundNamesOf } from './read-own-gifts.server.ts'
import { readCurrentReceipt, readFirstReceipt } from './read-receipts.server.ts'
import { amountOf, type ReceiptWords, receiptWordsOf } from './receipt.ts'
import { gatherPlanOfGift, type PlanNote } from './recurring/letters.server.ts'

type LetterWorld = Touches<'db' | 'lab' | 'secrets'>

export type GiftReceiptProps = ReceiptWords & {
  giver: string
  amount: Cents
  fund: string
  /** What came instead of money, in words; its letter names no amount. */
  property: string | null
  /** A grant of a donor-advised fund: its letter acknowledges and is no receipt for taxes. */
  isGrant: boolean
  dedication: string | null
  givingUrl: string
  impactUrl: string
  verifyUrl: string
  /** What a challenge adds to it now; null without one. */
  match: { by: string | null; name: string; amount: Cents } | null
  /** For a gift that repeats. */
  plan: PlanNote | null
}

/** What the acknowledgement of a gift says: the words of the receipt that was issued with it. */
export async function gatherGiftReceipt(world: LetterWorld, giftId: string): Promise<GiftReceiptProps | null> {
  const snapshot = (await readFirstReceipt(world.db, giftId as Id<'gft'>))?.snapshot
  if (!snapshot) return null
  return {
    ...receiptWordsOf(snapshot),
    giver: snapshot.giver,
    amount: amountOf(snapshot),
    fund: snapshot.fund,
    property: snapshot.property?.words ?? null,
    isGrant: snapshot.isGrant === true,
    dedication: snapshot.dedication,
    givingUrl: `${world.lab.origin}${paths.backer.home()}`,
    impactUrl: `${world.lab.origin}${paths.impact()}`,
    verifyUrl: `${world.lab.origin}${paths.verifyReceipt(snapshot.number)}`,
    match: await readMatch(world.db, snapshot.giftId),
    plan: await gatherPlanOfGift(world, snapshot.giftId),
  }
}

export type GiftRefundedProps = ReceiptWords & {
  giver: string
  amount: Cents
  /** What of a gift in euros; null of one in dollars. */
  euros: EuroCents | null
  /** What went back instead of money. */
  property: string | null
  fund: string
  contact: string
}

/** What a giver reads when money went back: the receipt that replaces the first says what is left of the gift. */
export async function gatherGiftRefunded(world: LetterWorld, refundId: string): Promise<GiftRefundedProps | null> {
  const [row] = await world.db
    .select({ refund: refunds, gift: gifts, fund: fundNamesOf })
    .from(refunds)
    .innerJoin(gifts, eq(gifts.id, refunds.giftId))
    .where(eq(refunds.id, refundId as Id<'rfd'>))
  const current = row ? await readCurrentReceipt(world.db, row.gift.id) : null
  if (!row || !current) return null
  return {
    ...receiptWordsOf(current.snapshot),
    giver: row.gift.giverName,
    amount: row.refund.amount,
    euros: row.refund.euros,
    property: current.snapshot.property?.words ?? null,
    fund: row.fund,
    contact: world.lab.email,
  }
}

export type GiftDebitProps = {
  legalName: string
  address: string
  giver: string
  amount: Cents
  euros: EuroCents | null
  fund: string
  thanksUrl: string
  giveUrl: string
  contact: string
}

/** What a giver reads of a bank debit on its way, or of one that came to nothing. */
export async function gatherGiftDebit(world: LetterWorld, giftId: string): Promise<GiftDebitProps | null> {
  const [row] = await world.db
    .select({ gift: gifts, fund: fundNamesOf })
    .from(gifts)
    .where(eq(gifts.id, giftId as Id<'gft'>))
  if (!row) return null
  const { lab } = world
  return {
    legalName: lab.legalName,
    address: lab.address,
    giver: row.gift.giverName,
    amount: row.gift.gross,
    euros: row.gift.euros,
    fund: row.fund,
    thanksUrl: `${lab.origin}${paths.thanks(row.gift.id)}`,
    giveUrl: `${lab.origin}${paths.give()}`,
    contact: lab.email,
  }
}
