import { desc, eq, inArray, sql } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { funds, giftSplits, gifts, refunds } from '#db/schema/giving.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { offlineGifts } from '#db/schema/offline.ts'
import { stripeBalanceLines, stripeOperations } from '#db/schema/stripe.ts'
import { tributes } from '#db/schema/tributes.ts'
import { type GiftMatch, readMatch } from './challenges/read-challenges.server.ts'
import { withoutWords } from './own/paper-without-words.ts'
import { maySeeAnonymous } from './policy.ts'
import { type GiftLine, readGiftLine } from './read-gifts.server.ts'
import { type Receipt, readReceiptsOfGift } from './read-receipts.server.ts'
import type { TributeState } from './tributes/tribute.ts'

export type GiftInFull = GiftLine & {
  failureReason: string | null
  publicName: string | null
  note: string | null
  dedication: { kind: 'in_honour' | 'in_memory'; name: string } | null
  stripe: { sessionId: string | null; paymentIntentId: string | null; chargeId: string | null }
  refunds: (typeof refunds.$inferSelect)[]
  receipts: Receipt[]
  lines: (typeof stripeBalanceLines.$inferSelect)[]
  operations: { key: string; state: string; failure: string | null; preparedAt: Date }[]
  entryIds: Id<'ent'>[]
  /** How staff wrote it down; null for a gift that came through Stripe. */
  offline: { reference: string | null; expectedOn: Day | null } | null
  splits: { fundId: Id<'fnd'>; name: string; amount: Cents }[]
  /** What a challenge added to it. */
  /** The card of its dedication. */
  tribute: { reader: string; state: TributeState } | null
  match: GiftMatch | null
  /** The file it was told by, and whether its money is from before these books. */
  importId: Id<'gim'> | null
  isEarlier: boolean
}

/** Everything about one gift for staff; null for someone who may not read gifts. What would name an anonymous giver is left out, or noted as read. */
export async function readGift(world: NotesReads, person: Person, id: Id<'gft'>): Promise<GiftInFull | null> {
  const reads = world.db
  const line = await readGiftLine(reads, person, id)
  const [row] = line ? await reads.select().from(gifts).where(eq(gifts.id, id)) : []
  if (!line || !row) return null
  if (line.isAnonymous && line.giver) await noteRead(world, person, { kinds: ['anonymous-giver'], subjectId: id })
  const own = await reads.select().from(refunds).where(eq(refunds.giftId, id)).orderBy(desc(refunds.id))
  const subjects = [id, ...own.map((refund) => refund.id)]
  const [receipts, lines, operations, entryIds, splits, written, match, cards] = await Promise.all([
    readReceiptsOfGift(reads, id),
    reads
      .select()
      .from(stripeBalanceLines)
      .where(eq(stripeBalanceLines.giftId, id))
      .orderBy(stripeBalanceLines.createdAt),
    readOperations(reads, subjects),
    readEntryIds(reads, id),
    readSplits(reads, id),
    reads.select().from(offlineGifts).where(eq(offlineGifts.giftId, id)),
    readMatch(reads, id),
    reads.select({ reader: tributes.reader, state: tributes.state }).from(tributes).where(eq(tributes.giftId, id)),
  ])
  const isHidden = line.giver === null
  return {
    ...line,
    failureReason: row.failureReason,
    publicName: row.publicName,
    note: isHidden ? null : row.note,
    dedication: row.dedicationKind && !isHidden ? { kind: row.dedicationKind, name: row.dedicationName ?? '' } : null,
    stripe: {
      sessionId: row.stripeSessionId,
      paymentIntentId: row.stripePaymentIntentId,
      chargeId: row.stripeChargeId,
    },
    refunds: own,
    receipts: isHidden ? [] : maySeeAnonymous(person) ? receipts : receipts.map(withoutNames),
    lines,
    operations,
    entryIds,
    splits,
    match,
    importId: row.importId,
    isEarlier: row.isEarlier,
    tribute: isHidden ? null : (cards[0] ?? null),
    offline: written[0]
      ? { reference: isHidden ? null : written[0].reference, expectedOn: written[0].expectedOn }
      : null,
  }
}

/** Receipts bear the name of who had herself erased since, and what she gave: only those who keep the books read that. */
function withoutNames(receipt: Receipt): Receipt {
  return { ...receipt, snapshot: withoutWords(receipt.snapshot) }
}

function readSplits(reads: Reads, id: Id<'gft'>) {
  return reads
    .select({ fundId: giftSplits.fundId, name: funds.name, amount: giftSplits.amount })
    .from(giftSplits)
    .innerJoin(funds, eq(funds.id, giftSplits.fundId))
    .where(eq(giftSplits.giftId, id))
    .orderBy(funds.position, funds.id)
}

function readOperations(reads: Reads, subjects: string[]) {
  return reads
    .select({
      key: stripeOperations.key,
      state: stripeOperations.state,
      failure: stripeOperations.failure,
      preparedAt: stripeOperations.preparedAt,
    })
    .from(stripeOperations)
    .where(inArray(stripeOperations.subjectId, subjects))
    .orderBy(stripeOperations.preparedAt)
}

/** The gift's own entries, its refunds' and its fees', in the order they were written. */
async function readEntryIds(reads: Reads, id: Id<'gft'>): Promise<Id<'ent'>[]> {
  const sources = sql`(select 'gift', ${id} union all select 'property-sale', ${id} union all select 'refund', id from refund where gift_id = ${id}
    union all select 'stripe-balance-line', id from stripe_balance_line where gift_id = ${id}
    union all select 'dispute-line', id from stripe_balance_line where gift_id = ${id}
    union all select 'currency-line', id from stripe_balance_line where gift_id = ${id}
    union all select 'dispute', id from dispute where gift_id = ${id})`
  const rows = await reads
    .select({ id: journalEntries.id })
    .from(journalEntries)
    .where(sql`(${journalEntries.sourceType}, ${journalEntries.sourceId}) in ${sources}`)
    .orderBy(journalEntries.id)
  return rows.map((row) => row.id)
}
