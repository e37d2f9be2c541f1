import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { softCredits } from '#db/schema/donors.ts'
import { donors, gifts, refunds } from '#db/schema/giving.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import { yearStatements } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { tributes } from '#db/schema/tributes.ts'
import { mayEnterGifts } from '../policy.ts'

export type LetterToPost = {
  id: Id<'ltr'>
  kind: string
  giver: string
  /** What goes into the envelope: the newest receipt of the gift, the statement of a year, the card of a dedication, the acknowledgement of hours, or words by hand. */
  paper:
    | { is: 'receipt'; number: string; giftId: Id<'gft'> }
    | { is: 'statement'; number: string; donorId: Id<'dnr'>; year: number }
    | { is: 'card'; number: string; giftId: Id<'gft'> }
    | { is: 'acknowledgement'; hoursId: Id<'hpl'>; deliveryId: Id<'hdl'> }
    | { is: 'by-hand'; about: { giftId: Id<'gft'> } | { hoursId: Id<'hpl'> } }
  queuedAt: Date
}

/** Letters to givers without an e-mail address that nobody has posted, oldest first, at most 200. Empty for someone who may not. */
export async function readLettersToPost(reads: Reads, person: Person): Promise<LetterToPost[]> {
  if (!mayEnterGifts(person)) return []
  const rows = await select(reads)
  return rows.flatMap(({ id, kind, giver, queuedAt, ...subject }): LetterToPost[] => {
    const paper = paperOf(subject)
    return paper ? [{ id, kind, giver, queuedAt, paper }] : []
  })
}

type Subject = Omit<Awaited<ReturnType<typeof select>>[number], 'id' | 'kind' | 'giver' | 'queuedAt'>

function paperOf({ statement, hoursId, deliveryId, creditId, giftId, receiptNumber, reader }: Subject) {
  if (reader && giftId) return { is: 'card', number: `To ${reader}`, giftId } as const
  if (statement) return { is: 'statement', ...statement } as const
  if (hoursId && deliveryId) return { is: 'acknowledgement', hoursId, deliveryId } as const
  if (hoursId) return { is: 'by-hand', about: { hoursId } } as const
  if (!giftId) return null
  if (creditId) return { is: 'by-hand', about: { giftId } } as const
  return receiptNumber ? ({ is: 'receipt', number: receiptNumber, giftId } as const) : null
}

/** Every letter that waits, with whatever it is about: a gift by way of its refund, receipt, card or soft credit, a statement, or hours. */
async function select(reads: Reads) {
  const subject = sql`${letters.subjectId}`
  return reads
    .select({
      id: letters.id,
      kind: letters.kind,
      queuedAt: letters.queuedAt,
      giver: sql<string>`coalesce(${hoursPledges.giverName}, ${donors.name}, ${gifts.giverName})`,
      giftId: gifts.id,
      creditId: softCredits.id,
      hoursId: hoursPledges.id,
      deliveryId: hoursDeliveries.id,
      reader: tributes.reader,
      statement: { number: yearStatements.number, donorId: yearStatements.donorId, year: yearStatements.year },
      receiptNumber: sql<
        string | null
      >`(select r.number from receipt r where r.gift_id = ${gifts.id} order by r.id desc limit 1)`,
    })
    .from(letters)
    .leftJoin(refunds, eq(refunds.id, subject))
    .leftJoin(receipts, eq(receipts.id, subject))
    .leftJoin(yearStatements, eq(yearStatements.id, subject))
    .leftJoin(softCredits, eq(softCredits.id, subject))
    .leftJoin(tributes, eq(tributes.id, subject))
    .leftJoin(donors, or(eq(donors.id, yearStatements.donorId), eq(donors.id, softCredits.donorId)))
    .leftJoin(hoursDeliveries, eq(hoursDeliveries.id, subject))
    .leftJoin(hoursPledges, or(eq(hoursPledges.id, subject), eq(hoursPledges.id, hoursDeliveries.pledgeId)))
    .leftJoin(
      gifts,
      or(
        eq(gifts.id, subject),
        eq(gifts.id, tributes.giftId),
        eq(gifts.id, refunds.giftId),
        eq(gifts.id, receipts.giftId),
        eq(gifts.id, softCredits.giftId),
      ),
    )
    .where(
      and(
        isNull(letters.toEmail),
        isNull(letters.sentAt),
        or(isNotNull(gifts.id), isNotNull(yearStatements.id), isNotNull(hoursPledges.id)),
      ),
    )
    .orderBy(asc(letters.queuedAt), asc(letters.id))
    .limit(200)
}
