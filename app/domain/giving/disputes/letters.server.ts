import { eq, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { readCurrentReceipt } from '../read-receipts.server.ts'

export type GiftTakenBackProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  amount: Cents
  fund: string
  isReturn: boolean
  isPledge: boolean
  number: string
  statements: string[]
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
  const { lab } = current.snapshot
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    giver: row.gift.giverName,
    amount: row.dispute.taken,
    fund: row.fund,
    isReturn: row.gift.channel === 'bank_debit',
    isPledge: row.isPledge,
    number: current.number,
    statements: current.snapshot.statements,
    contact: world.lab.email,
  }
}
