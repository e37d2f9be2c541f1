import { type SQL, sql } from 'drizzle-orm'
import { kept } from '../kept-gifts.server.ts'

/**
 * Whether a donor has anything to stand on the wall for: a gift that is here, or hours that were delivered, which is not anonymous.
 * Whoever keeps all of it anonymous stands nowhere, whatever was asked and decided before.
 */
export function hasStanding(donorId: SQL): SQL {
  return sql`(exists (select from gift g where g.donor_id = ${donorId} and not g.is_anonymous and g.state in ${kept})
    or exists (select from hours_pledge h where h.donor_id = ${donorId} and not h.is_anonymous and h.delivered > 0))`
}
