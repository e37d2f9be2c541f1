import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'

/** Stripe's books have a charge within seconds; a fee not heard of after this was lost on its way. */
const lateAfterMs = 35 * 60_000
const lookedAtMs = 90 * 24 * 3600_000

/** Charges whose line of Stripe's books, and with it the fee, never came: given back since or not, the fee stays with Stripe. */
export async function findGiftsWithoutFee(world: Touches<'db' | 'clock'>): Promise<Id<'gft'>[]> {
  const now = world.clock.now().getTime()
  const rows = await world.db.execute<{ id: Id<'gft'> }>(sql`
    select g.id from gift g where g.stripe_charge_id is not null
      and g.settled_at between ${new Date(now - lookedAtMs).toISOString()} and ${new Date(now - lateAfterMs).toISOString()}
      and not exists (select from stripe_balance_line b where b.source_id = g.stripe_charge_id)
    order by g.id limit 500`)
  return rows.map(({ id }) => id)
}
