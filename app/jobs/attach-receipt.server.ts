import {
  type Receipt,
  readFirstReceipt,
  readReceiptById,
  readReceiptOfDispute,
  readReceiptOfRefund,
} from '#app/domain/giving/read-receipts.server.ts'
import { readStatement } from '#app/domain/giving/receipts/read-statements.server.ts'
import type { World } from '#app/domain/world.ts'
import { drawReceipt } from '#app/platform/receipt-pdf.server.ts'
import { drawStatement } from '#app/platform/statement-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import type { Id } from '#app/units/id.ts'
import type { Attachment } from './letter-making.tsx'

/** The receipt a gift was acknowledged with. */
export async function attachReceipt(world: World, giftId: string): Promise<Attachment[]> {
  return attach(world, await readFirstReceipt(world.db, giftId as Id<'gft'>))
}

/** The receipt that counts after money went back. */
export async function attachRefundReceipt(world: World, refundId: string): Promise<Attachment[]> {
  return attach(world, await readReceiptOfRefund(world.db, refundId as Id<'rfd'>))
}

/** The receipt that counts after a bank took a gift back. */
export async function attachDisputeReceipt(world: World, disputeId: string): Promise<Attachment[]> {
  return attach(world, await readReceiptOfDispute(world.db, disputeId as Id<'dsp'>))
}

/** A receipt that was issued in place of another. */
export async function attachReissued(world: World, receiptId: string): Promise<Attachment[]> {
  return attach(world, await readReceiptById(world.db, receiptId as Id<'rct'>))
}

/** The statement of a giver's year. */
export async function attachStatement(world: World, statementId: string): Promise<Attachment[]> {
  const statement = await readStatement(world.db, statementId as Id<'sta'>)
  if (!statement) return []
  const bytes = await drawStatement(statement, world.lab.origin, drawOrbit(statement.number))
  return [{ fileName: `statement-${statement.number}.pdf`, type: 'application/pdf', bytes }]
}

async function attach(world: World, receipt: Receipt | null): Promise<Attachment[]> {
  if (!receipt) return []
  const bytes = await drawReceipt(receipt, world.lab.origin, drawOrbit(receipt.number))
  return [{ fileName: `receipt-${receipt.number}.pdf`, type: 'application/pdf', bytes }]
}
