import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { mayEnterGifts } from '../policy.ts'

export type LetterToPost = {
  id: Id<'ltr'>
  kind: string
  giftId: Id<'gft'>
  giver: string
  /** The newest receipt of the gift: what goes into the envelope. */
  receiptNumber: string
  queuedAt: Date
}

/** Letters to givers without an e-mail address that nobody has posted, oldest first, at most 200. Empty for someone who may not. */
export async function readLettersToPost(reads: Reads, person: Person): Promise<LetterToPost[]> {
  if (!mayEnterGifts(person)) return []
  return reads
    .select({
      id: letters.id,
      kind: letters.kind,
      giftId: gifts.id,
      giver: gifts.giverName,
      receiptNumber: sql<string>`(select r.number from receipt r where r.gift_id = ${gifts.id} order by r.id desc limit 1)`,
      queuedAt: letters.queuedAt,
    })
    .from(letters)
    .leftJoin(refunds, eq(refunds.id, sql`${letters.subjectId}`))
    .innerJoin(gifts, or(eq(gifts.id, sql`${letters.subjectId}`), eq(gifts.id, refunds.giftId)))
    .where(and(isNull(letters.toEmail), isNull(letters.sentAt)))
    .orderBy(asc(letters.queuedAt), asc(letters.id))
    .limit(200)
}
