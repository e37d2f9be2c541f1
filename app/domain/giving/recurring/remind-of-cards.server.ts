import { and, inArray, lte, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { addMonths, monthOf } from '#app/units/time.ts'
import { recurringPlans } from '#db/schema/recurring.ts'

/**
 * Writes to givers whose card's last month is this one or the next, before a charge fails. Once for each card and month, however
 * often it runs; not for plans that are stopping.
 */
export async function remindOfCards(world: Touches<'db' | 'clock' | 'ids'>): Promise<{ found: number }> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const plans = await tx
      .select()
      .from(recurringPlans)
      .where(
        and(
          inArray(recurringPlans.state, ['active', 'past_due', 'paused']),
          lte(recurringPlans.cardExpires, addMonths(monthOf(at), 1)),
          sql`not exists (select from letter l where l.kind = 'card-expiring'
            and l.subject_id = ${recurringPlans.id} || ':' || ${recurringPlans.cardExpires})`,
        ),
      )
    for (const plan of plans) {
      const subject = { type: 'plan-card', id: `${plan.id}:${plan.cardExpires}` }
      await queueLetter(tx, { ids: world.ids, at }, { kind: 'card-expiring', to: { email: plan.giverEmail }, subject })
    }
    return { found: plans.length }
  })
}
