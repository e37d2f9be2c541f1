import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import { donors } from '#db/schema/giving.ts'
import { kept } from '../kept-gifts.server.ts'
import { maySeeAnonymous } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import type { DonorFilter, Segment } from './segment.ts'

/** Whether a donor is in a list, by the gifts this reader may see: an anonymous one puts nobody into a fundraiser's segment. */
export function isInList(person: Person, filter: DonorFilter, today: Day): SQL | undefined {
  const words = filter.search?.replace(/[\\%_]/g, '\\$&')
  return and(
    isNull(donors.mergedInto),
    words ? sql`(${donors.name} ilike ${`%${words}%`} or ${donors.email} ilike ${`%${words}%`})` : undefined,
    filter.state ? eq(donors.state, filter.state) : undefined,
    filter.kind ? eq(donors.kind, filter.kind) : undefined,
    filter.ownerId ? eq(donors.ownerId, filter.ownerId) : undefined,
    filter.segment ? isIn(person, filter.segment, today) : undefined,
    isShownDonor(person),
  )
}

/** Each question walks the index of a donor's kept gifts by day, and stops at the first that answers it. */
function isIn(person: Person, segment: Segment, today: Day): SQL {
  const seen = maySeeAnonymous(person) ? sql`true` : sql`not g.is_anonymous`
  const year = Number(today.slice(0, 4))
  const [thisYear, lastYear] = [sql`${`${year}-01-01`}::date`, sql`${`${year - 1}-01-01`}::date`]
  const yearAgo = sql`(${today}::date - interval '1 year')`
  const theirs = sql`from gift g where g.donor_id = ${donors.id} and g.state in ${kept} and ${seen}`
  const gave = (from: SQL, until: SQL | null) =>
    sql`exists (select ${theirs} and g.gift_date >= ${from} ${until ? sql`and g.gift_date < ${until}` : sql``})`
  const before = (day: SQL) => sql`exists (select ${theirs} and g.gift_date < ${day})`
  const sum = (from: SQL, until: SQL | null) =>
    sql`(select coalesce(sum(g.gross - g.refunded), 0) ${theirs} and g.gift_date >= ${from} ${until ? sql`and g.gift_date < ${until}` : sql``})`
  const both = sql`${gave(thisYear, null)} and ${gave(lastYear, thisYear)}`
  const conditions: Record<Segment, SQL> = {
    lybunt: sql`${gave(lastYear, thisYear)} and not ${gave(thisYear, null)}`,
    sybunt: sql`${before(thisYear)} and not ${gave(thisYear, null)}`,
    lapsed: sql`${before(yearAgo)} and not ${gave(yearAgo, null)}`,
    upgraded: sql`${both} and ${sum(thisYear, null)} > ${sum(lastYear, thisYear)}`,
    downgraded: sql`${both} and ${sum(thisYear, null)} < ${sum(lastYear, thisYear)}`,
    new: sql`${gave(thisYear, null)} and not ${before(thisYear)}`,
    repeating: sql`exists (select from recurring_plan g where g.donor_id = ${donors.id}
      and g.state in ('active', 'past_due', 'paused') and ${seen})`,
  }
  return sql`(${conditions[segment]})`
}
