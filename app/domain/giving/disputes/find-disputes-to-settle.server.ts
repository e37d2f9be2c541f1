import { sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'

/** Disputes that may have moved unheard: those that are open, and ended ones whose money is not all explained yet: euros come back at another day's rate, so that their lines need not add up. */
export async function findDisputesToSettle(reads: Reads): Promise<{ giftId: Id<'gft'>; stripeDisputeId: string }[]> {
  const rows = await reads.execute<{ gift: Id<'gft'>; dispute: string }>(sql`
    select d.gift_id as gift, d.stripe_dispute_id as dispute from dispute d
    left join lateral (select coalesce(-sum(b.amount), 0) as amount from stripe_balance_line b
      where b.source_id = d.stripe_dispute_id) held on true
    where d.state in ('inquiry', 'inquiry_answered', 'needs_response', 'under_review')
      or (d.state = 'won' and held.amount > 0 and (d.euros is null or not exists (
        select from stripe_balance_line b where b.source_id = d.stripe_dispute_id and b.amount > 0)))
      or (d.state = 'lost' and d.taken + d.beyond = 0 and (d.amount > 0 or d.euros > 0))
      or (d.state in ('needs_response', 'under_review', 'lost') and d.plan_stopped_at is null
        and exists (select from plan_invoice i where i.gift_id = d.gift_id))
    order by d.id limit 500`)
  return rows.map((row) => ({ giftId: row.gift, stripeDisputeId: row.dispute }))
}
