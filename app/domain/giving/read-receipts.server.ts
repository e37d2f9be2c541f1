import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { donors, gifts, refunds } from '#db/schema/giving.ts'
import { receiptReissues } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { codeOf, type ReceiptSnapshot, readSnapshot } from './receipt.ts'

const later = alias(receipts, 'later')
export type ReceiptStanding = 'current' | 'superseded' | 'void'

export type Receipt = {
  id: Id<'rct'>
  number: string
  giftId: Id<'gft'>
  standing: ReceiptStanding
  issuedAt: Date
  /** What is printed for checking. */
  code: string
  sha256: string
  snapshot: ReceiptSnapshot
  replacedBy: string | null
  /** Its giver had herself erased and its day is over: there is a number and a hash, and no paper. */
  isRemoved: boolean
  /** Why staff issued it in place of another; null when money was the reason, or for the first. */
  reissuedBecause: string | null
}

type Row = { receipt: typeof receipts.$inferSelect; replacedBy: string | null; reissuedBecause: string | null }

/** The one receipt of a gift that none replaces. */
export async function readCurrentReceipt(reads: Reads, giftId: Id<'gft'>): Promise<Receipt | null> {
  const rows = await readWithLater(reads).where(and(eq(receipts.giftId, giftId), isNull(later.id)))
  return rows[0] ? toReceipt(rows[0]) : null
}

/** Every receipt of a gift, newest first. */
export async function readReceiptsOfGift(reads: Reads, giftId: Id<'gft'>): Promise<Receipt[]> {
  const rows = await readWithLater(reads).where(eq(receipts.giftId, giftId)).orderBy(desc(receipts.id))
  return rows.map(toReceipt)
}

/** The receipt a gift was acknowledged with, whatever has replaced it since. */
export async function readFirstReceipt(reads: Reads, giftId: Id<'gft'>): Promise<Receipt | null> {
  return (await readReceiptsOfGift(reads, giftId)).at(-1) ?? null
}

export async function readReceiptById(reads: Reads, id: Id<'rct'>): Promise<Receipt | null> {
  const [row] = await readWithLater(reads).where(eq(receipts.id, id))
  return row ? toReceipt(row) : null
}

/** The receipt that counts for the gift a refund belongs to. */
export async function readReceiptOfRefund(reads: Reads, refundId: Id<'rfd'>): Promise<Receipt | null> {
  const [refund] = await reads.select({ giftId: refunds.giftId }).from(refunds).where(eq(refunds.id, refundId))
  return refund ? readCurrentReceipt(reads, refund.giftId) : null
}

/** The receipt that counts for the gift a dispute is about. */
export async function readReceiptOfDispute(reads: Reads, disputeId: Id<'dsp'>): Promise<Receipt | null> {
  const [dispute] = await reads.select({ giftId: disputes.giftId }).from(disputes).where(eq(disputes.id, disputeId))
  return dispute ? readCurrentReceipt(reads, dispute.giftId) : null
}

/** A receipt for its giver or for finance; null for anyone else, and when its paper is removed. */
export async function readReceipt(reads: Reads, person: Person, number: string): Promise<Receipt | null> {
  const [row] = await readWithLater(reads)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(
      and(
        eq(receipts.number, number),
        isNull(receipts.removedAt),
        hasRole(person, 'finance_officer', 'auditor') ? undefined : isOwn(person),
      ),
    )
  return row ? toReceipt(row) : null
}

/** The receipts of a person's own gifts by cursor, newest first. */
export async function readOwnReceipts(
  reads: Reads,
  person: Person,
  page: Leaf<Id<'rct'>>,
): Promise<{ receipts: Receipt[]; hasNewer: boolean; hasOlder: boolean }> {
  const { before, after, size } = page
  const rows = await readWithLater(reads)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(and(isOwn(person), before && lt(receipts.id, before), after && gt(receipts.id, after)))
    .orderBy(after ? asc(receipts.id) : desc(receipts.id))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, page)
  return { receipts: shown.map(toReceipt), ...more }
}

/** What anyone may know of a receipt in hand: whether number and code belong together, and how it stands. No names. */
export async function verifyReceipt(
  world: Touches<'db'>,
  number: string,
  code: string,
): Promise<{ isGenuine: false } | { isGenuine: true; isGrant: boolean; standing: ReceiptStanding; issuedAt: Date }> {
  const [row] = await readWithLater(world.db).where(eq(receipts.number, number))
  if (!row || code.length < codeOf(row.receipt.sha256).length || !row.receipt.sha256.startsWith(code.toLowerCase())) {
    return { isGenuine: false }
  }
  const { standing, issuedAt, snapshot } = toReceipt(row)
  return { isGenuine: true, isGrant: snapshot.isGrant === true, standing, issuedAt }
}

/** A page of all receipts for machines, oldest first. */
export async function listReceipts(reads: Reads, page: { after?: Id<'rct'>; size: number }): Promise<Receipt[]> {
  const rows = await readWithLater(reads)
    .where(page.after ? lt(sql`${page.after}`, receipts.id) : undefined)
    .orderBy(receipts.id)
    .limit(page.size)
  return rows.map(toReceipt)
}

function readWithLater(reads: Reads) {
  return reads
    .select({ receipt: receipts, replacedBy: later.number, reissuedBecause: receiptReissues.reason })
    .from(receipts)
    .leftJoin(later, eq(later.supersedes, receipts.id))
    .leftJoin(receiptReissues, eq(receiptReissues.receiptId, receipts.id))
    .$dynamic()
}

function isOwn(person: Person) {
  return eq(donors.personId, person.id)
}

function toReceipt({ receipt, replacedBy, reissuedBecause }: Row): Receipt {
  return {
    id: receipt.id,
    number: receipt.number,
    giftId: receipt.giftId,
    standing: replacedBy ? 'superseded' : receipt.kind === 'void' ? 'void' : 'current',
    issuedAt: receipt.issuedAt,
    code: codeOf(receipt.sha256),
    sha256: receipt.sha256,
    snapshot: readSnapshot(receipt.snapshot),
    replacedBy,
    isRemoved: receipt.removedAt !== null,
    reissuedBecause,
  }
}
