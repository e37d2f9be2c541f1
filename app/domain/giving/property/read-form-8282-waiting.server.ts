import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { mayRefund } from '../policy.ts'
import { form8282DueOn } from './property.ts'

const isUnsaid = and(isNotNull(propertyGifts.soldAt), isNull(propertyGifts.form8282), ne(propertyGifts.kind, 'stock'))
const isWithinThreeYears = sql`${propertyGifts.soldOn}::date <= ${gifts.giftDate}::date + interval '3 years'`

/** The first hundred sales of property within three years of its coming, of which nobody has said yet whether Form 8282 was filed or is not due. */
export async function readForm8282Waiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayRefund(person)) return []
  const rows = await reads
    .select({ gift: gifts, property: propertyGifts })
    .from(propertyGifts)
    .innerJoin(gifts, eq(gifts.id, propertyGifts.giftId))
    .where(and(isUnsaid, isWithinThreeYears))
    .orderBy(asc(propertyGifts.giftId))
    .limit(100)
  return rows.flatMap(({ gift, property: { kind, soldOn, soldAt } }) => {
    const dueOn = gift.giftDate && soldOn && form8282DueOn({ kind, receivedOn: gift.giftDate, soldOn })
    if (!dueOn || !soldAt) return []
    const title = `Sale of property from ${gift.giverName}, in the books at ${formatCents(gift.gross)}`
    const detail = `may be due by ${formatDay(dueOn)}`
    return [{ act: 'tell-tax-office' as const, at: gift.id, title, detail, since: soldAt }]
  })
}
