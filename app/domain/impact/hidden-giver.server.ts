import { type SQL, sql } from 'drizzle-orm'
import { maySeeAnonymous } from '#app/domain/giving/policy.ts'
import { isShownDonor } from '#app/domain/giving/shown-donor.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { happenings } from '#db/schema/activity.ts'
import { donors } from '#db/schema/giving.ts'

/** Who acted, where the reader may not know the giver. */
export const hiddenGiver = 'The giver'

/**
 * Whether a line of the activity log would tell this reader who stands behind an anonymous gift, plan or pledge, or behind a donor
 * they may not know of. Givers are known by account or address; staff who acted on such a record keep their name.
 */
export function isHiddenGiver(reader: Person): SQL<boolean> {
  if (maySeeAnonymous(reader)) return sql<boolean>`false`
  const { actorId, subjectType, subjectId } = happenings
  const donorId = sql`coalesce(${donors.mergedInto}, ${donors.id})`
  return sql<boolean>`exists (select from ${donors} join person giver on giver.id = ${actorId}
    where (${donors.personId} = giver.id or lower(${donors.email}) = lower(giver.email)) and case ${subjectType}
      when 'gift' then exists (select from gift g
        where g.id = ${subjectId} and g.donor_id = ${donorId} and g.is_anonymous)
      when 'plan' then exists (select from recurring_plan r
        where r.id = ${subjectId} and r.donor_id = ${donorId} and r.is_anonymous)
      when 'pledge' then exists (select from pledge p
        where p.id = ${subjectId} and p.donor_id = ${donorId} and p.is_anonymous)
      when 'hours-pledge' then exists (select from hours_pledge h
        where h.id = ${subjectId} and h.donor_id = ${donorId} and h.is_anonymous)
      when 'donor' then ${donors.id} = ${subjectId} and not ${isShownDonor(reader) ?? sql`true`}
      else false end)`
}
