import { eq, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { readCurrentReceipt } from '../read-receipts.server.ts'
import { type ReceiptWords, receiptWordsOf } from '../receipt.ts'

export type GiftTakenBackProps = ReceiptWords & {
  giver: string
  amount: Cents
  /** What of a gift in euros; null of one in dollars. */
  euros: EuroCents | null
  fund: string
  isReturn: boolean
  isPledge: boolean
  contact: string
}

/** What a giver reads when her bank took a gift back. */
export async function gatherGiftTakenBack(
  world: Touches<'db' | 'lab'>,
  disputeId: string,
): Promise<GiftTakenBackProps | null> {
  const [row] = await world.db
    .select({
      dispute: disputes,
      gift: gifts,
      fund: fundNamesOf,
      isPledge: sql<boolean>`exists (select from instalment_return r where r.dispute_id = ${disputes.id})`,
    })
    .from(disputes)
    .innerJoin(gifts, eq(gifts.id, disputes.giftId))
    .where(eq(disputes.id, disputeId as Id<'dsp'>))
  const current = row ? await readCurrentReceipt(world.db, row.gift.id) : null
  if (!row || !current) return null
  return {
    ...receiptWordsOf(current.snapshot),
    giver: row.gift.giverName,
    amount: row.dispute.taken,
    euros: row.dispute.eurosTaken,
    fund: row.fund,
    isReturn: row.gift.channel === 'bank_debit',
    isPledge: row.isPledge,
    contact: world.lab.email,
  }
}

export type GiftRegainedProps = ReceiptWords & {
  giver: string
  amount: Cents
  /** What of a gift in euros; null of one in dollars. */
  euros: EuroCents | null
  fund: string
  contact: string
}

/** What a giver reads when her bank gave the lab back what it had taken of her gift: how much, by the books. */
export async function gatherGiftRegained(
  world: Touches<'db' | 'lab'>,
  disputeId: string,
): Promise<GiftRegainedProps | null> {
  const [row] = await world.db
    .select({
      gift: gifts,
      // why: a dispute that was won has taken nothing any more; what had been taken stands with what happened.
      euros:
        sql`(select (h.after ->> 'euros')::bigint from happening h where h.subject_type = 'gift' and h.subject_id = ${gifts.id}
        and h.kind = 'dispute-regained' order by h.id desc limit 1)`.mapWith(disputes.euros),
      fund: fundNamesOf,
      amount: sql<string>`(select coalesce(-sum(p.amount), 0)::text from journal_entry e join posting p on p.entry_id = e.id
        where e.source_type = 'dispute' and e.source_id = ${disputes.id} and e.kind = 'dispute-regained' and p.account like 'gifts:%')`,
    })
    .from(disputes)
    .innerJoin(gifts, eq(gifts.id, disputes.giftId))
    .where(eq(disputes.id, disputeId as Id<'dsp'>))
  const current = row ? await readCurrentReceipt(world.db, row.gift.id) : null
  if (!row || !current) return null
  return {
    ...receiptWordsOf(current.snapshot),
    giver: row.gift.giverName,
    amount: cents(BigInt(row.amount)),
    euros: row.euros,
    fund: row.fund,
    contact: world.lab.email,
  }
}
