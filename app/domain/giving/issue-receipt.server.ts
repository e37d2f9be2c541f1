import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { funds, giftSplits, type gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { receiptSerials, receipts } from '#db/schema/receipts.ts'
import { readGiftBenefit } from './benefits/read-benefits.server.ts'
import { readEurosLeft } from './euros/read-euros-left.server.ts'
import { propertyWords } from './property/property.ts'
import { type ReceiptKind, receiptNumber, snapshotOf, snapshotText } from './receipt.ts'

type Issue = {
  gift: typeof gifts.$inferSelect
  kind: ReceiptKind
  /** What is acknowledged: the whole gift, or what is left of it. */
  amount: Cents
  supersedes: { id: Id<'rct'>; number: string } | null
}

/**
 * Numbers a receipt without gaps within the gift's year, and keeps its exact words with their hash. Takes the year's serial by
 * a row lock that is held until the commit: call it last, and never wait for the outside world after it.
 */
export async function issueReceipt(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { gift, kind, amount, supersedes }: Issue,
): Promise<{ id: Id<'rct'>; number: string }> {
  if (!gift.giftDate) throw new Error(`gift ${gift.id} has no day`)
  const year = Number(gift.giftDate.slice(0, 4))
  const [serial] = await tx
    .insert(receiptSerials)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: receiptSerials.year, set: { last: sql`${receiptSerials.last} + 1` } })
    .returning({ last: receiptSerials.last })
  if (!serial) throw new Error(`no receipt serial for ${year}`)
  const at = world.clock.now()
  const number = receiptNumber(year, serial.last)
  const { name, legalName, ein, address, email } = world.lab
  const property = gift.channel === 'property' ? await propertyWordsOf(tx, gift.id) : null
  // A receipt of property says no value, whatever the books put it at.
  const said = property ? cents(0n) : amount
  const snapshot = snapshotText(
    snapshotOf({
      kind,
      ...(gift.channel === 'daf' ? { isGrant: true } : {}),
      ...(gift.channel === 'bank_debit' ? { isDebit: true } : {}),
      ...(await eurosOf(tx, gift)),
      number,
      giftId: gift.id,
      lab: { name, legalName, ein, address, email },
      giver: gift.giverName,
      ...(property ? { property } : {}),
      amount: said,
      giftAmount: property ? cents(0n) : gift.giftAmount,
      benefit: await readGiftBenefit(tx, { id: gift.id, left: amount, year }),
      feeCover: gift.feeCover,
      giftDate: gift.giftDate,
      issuedOn: dayIn(world.lab.timeZone, at),
      fund: await fundNames(tx, gift.id),
      dedication: gift.dedicationKind ? { kind: gift.dedicationKind, name: gift.dedicationName ?? '' } : null,
      supersedes: supersedes?.number ?? null,
    }),
  )
  const id = world.ids.next('rct')
  await tx.insert(receipts).values({
    id,
    year,
    serial: serial.last,
    number,
    giftId: gift.id,
    kind,
    amount: said,
    snapshot,
    sha256: createHash('sha256').update(snapshot).digest('hex'),
    supersedes: supersedes?.id ?? null,
    issuedAt: at,
  })
  return { id, number }
}

/** What a receipt says of euros; nothing of a gift in dollars. */
async function eurosOf(tx: Tx, { id, euros, euroRate }: Issue['gift']) {
  const left = euros === null ? null : await readEurosLeft(tx, id)
  if (euros === null || !left) return {}
  return { euros: { given: euros.toString(), rate: euroRate ?? '', back: (euros - left.euros).toString() } }
}

async function propertyWordsOf(tx: Tx, giftId: Id<'gft'>) {
  const [row] = await tx.select().from(propertyGifts).where(eq(propertyGifts.giftId, giftId))
  if (!row) throw new Error(`gift ${giftId} is of property that nobody described`)
  return { kind: row.kind, words: propertyWords(row) }
}

async function fundNames(tx: Tx, giftId: Id<'gft'>): Promise<string> {
  const rows = await tx
    .select({ name: funds.name })
    .from(giftSplits)
    .innerJoin(funds, eq(funds.id, giftSplits.fundId))
    .where(eq(giftSplits.giftId, giftId))
    .orderBy(funds.position, funds.id)
  return rows.map((row) => row.name).join(', ')
}
