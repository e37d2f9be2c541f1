import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { donors } from '#db/schema/giving.ts'
import { maySeeAnonymous } from './policy.ts'

/** Which donors this reader may know of; one that was merged, by what its gifts are now part of. */
export function isShownDonor(person: Person): SQL | undefined {
  if (maySeeAnonymous(person)) return undefined
  const id = sql`coalesce(${donors.mergedInto}, ${donors.id})`
  const given = sql`(select is_anonymous from gift g where g.donor_id = ${id}
    union all select is_anonymous from pledge p where p.donor_id = ${id}
    union all select is_anonymous from recurring_plan r where r.donor_id = ${id}
    union all select is_anonymous from hours_pledge h where h.donor_id = ${id}
    union all select is_anonymous from challenge c where c.donor_id = ${id}) given`
  return sql`(exists (select from ${given} where not is_anonymous) or not exists (select from ${given}))`
}
