import { sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'

export type ErasureObstacle =
  | 'has-roles'
  | 'has-research'
  | 'has-plans'
  | 'has-pledges'
  | 'has-property'
  | 'money-under-way'

export type ErasurePlan = {
  obstacles: ErasureObstacle[]
  receipts: number
  /** The law's reason to keep her papers ends with this day, and they are removed; null when she has none. */
  papersUntil: Day | null
}

/** Years after the year of a gift in which an examiner may still ask for its receipt. */
const yearsKept = 7

/** What stands in the way of erasing a person, and what would stay of her. */
export async function readErasure(reads: Reads, person: Person): Promise<ErasurePlan> {
  const own = sql`(select id from donor where person_id = ${person.id})`
  const [row] = await reads.execute<{
    research: boolean
    plans: boolean
    pledges: boolean
    property: boolean
    money: boolean
    receipts: string
    last: number | null
  }>(sql`select
    exists (select from application_member m where m.person_id = ${person.id} or lower(m.email) = lower(${person.email}))
      or exists (select from application a where a.applicant_id = ${person.id})
      or exists (select from co_applicant o where o.person_id = ${person.id} and o.state = 'joined') as research,
    exists (select from recurring_plan where donor_id in ${own}
      and state in ('started', 'active', 'past_due', 'paused', 'cancelling')) as plans,
    exists (select from pledge where donor_id in ${own} and state in ('offered', 'active'))
      or exists (select from hours_pledge where donor_id in ${own} and state in ('offered', 'active')) as pledges,
    exists (select from property_gift p join gift g on g.id = p.gift_id
      where g.donor_id in ${own} and p.sold_at is null and g.state = 'settled') as property,
    exists (select from gift where donor_id in ${own} and state in ('started', 'pending', 'quarantined', 'disputed')) as money,
    (select count(*) from receipt r join gift g on g.id = r.gift_id where g.donor_id in ${own})::text as receipts,
    (select greatest((select max(r.year) from receipt r join gift g on g.id = r.gift_id where g.donor_id in ${own}),
      (select max(extract(year from d.decided_at))::int from hours_delivery d join hours_pledge p on p.id = d.pledge_id
        where p.donor_id in ${own} and d.acknowledged is not null))) as last`)
  if (!row) throw new Error('the database answered nothing')
  const found: Record<ErasureObstacle, boolean> = {
    'has-roles': person.roles.length > 0,
    'has-research': row.research,
    'has-plans': row.plans,
    'has-pledges': row.pledges,
    'has-property': row.property,
    'money-under-way': row.money,
  }
  return {
    obstacles: (Object.keys(found) as ErasureObstacle[]).filter((obstacle) => found[obstacle]),
    receipts: Number(row.receipts),
    papersUntil: row.last === null ? null : (`${row.last + yearsKept}-12-31` as Day),
  }
}
