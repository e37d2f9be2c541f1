import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { donors, gifts, receipts, refunds } from '#db/schema/giving.ts'
import { yearStatements } from '#db/schema/own.ts'
import { tributes } from '#db/schema/tributes.ts'
import { mayEnterGifts } from '../policy.ts'

export type LetterToPost = {
  id: Id<'ltr'>
  kind: string
  giver: string
  /** What goes into the envelope: the newest receipt of the gift, the statement of a year, or the card of a dedication. */
  paper:
    | { is: 'receipt'; number: string; giftId: Id<'gft'> }
    | { is: 'statement'; number: string; donorId: Id<'dnr'>; year: number }
    | { is: 'card'; number: string; giftId: Id<'gft'> }
  queuedAt: Date
}

/** Letters to givers without an e-mail address that nobody has posted, oldest first, at most 200. Empty for someone who may not. */
export async function readLettersToPost(reads: Reads, person: Person): Promise<LetterToPost[]> {
  if (!mayEnterGifts(person)) return []
  const rows = await reads
    .select({
      id: letters.id,
      kind: letters.kind,
      giftId: gifts.id,
      giver: sql<string>`coalesce(${gifts.giverName}, ${donors.name})`,
      statement: { number: yearStatements.number, donorId: yearStatements.donorId, year: yearStatements.year },
      receiptNumber: sql<
        string | null
      >`(select r.number from receipt r where r.gift_id = ${gifts.id} order by r.id desc limit 1)`,
      reader: tributes.reader,
      queuedAt: letters.queuedAt,
    })
    .from(letters)
    .leftJoin(refunds, eq(refunds.id, sql`${letters.subjectId}`))
    .leftJoin(receipts, eq(receipts.id, sql`${letters.subjectId}`))
    .leftJoin(yearStatements, eq(yearStatements.id, sql`${letters.subjectId}`))
    .leftJoin(donors, eq(donors.id, yearStatements.donorId))
    .leftJoin(tributes, eq(tributes.id, sql`${letters.subjectId}`))
    .leftJoin(
      gifts,
      or(
        eq(gifts.id, sql`${letters.subjectId}`),
        eq(gifts.id, tributes.giftId),
        eq(gifts.id, refunds.giftId),
        eq(gifts.id, receipts.giftId),
      ),
    )
    .where(and(isNull(letters.toEmail), isNull(letters.sentAt), or(isNotNull(gifts.id), isNotNull(yearStatements.id))))
    .orderBy(asc(letters.queuedAt), asc(letters.id))
    .limit(200)
  return rows.flatMap(({ statement, giftId, receiptNumber, reader, ...letter }): LetterToPost[] => {
    if (reader && giftId) return [{ ...letter, paper: { is: 'card', number: `To ${reader}`, giftId } }]
    if (statement) return [{ ...letter, paper: { is: 'statement', ...statement } }]
    return giftId && receiptNumber ? [{ ...letter, paper: { is: 'receipt', number: receiptNumber, giftId } }] : []
  })
}
