import { and, asc, eq, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { mayHelpDonors } from '../policy.ts'
import { planWords } from './plan.ts'
import { isShownPlan } from './read-plans.server.ts'

/** Gifts that repeat and whose charge is overdue: Stripe tries again by itself, and a call may save what a letter did not. */
export async function readPlansWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayHelpDonors(person)) return []
  const failed = sql<{ since: string; failure: string | null; next: string | null } | null>`(
    select json_build_object('since', i.created_at, 'failure', i.failure, 'next', i.next_attempt_at) from plan_invoice i
    where i.plan_id = ${recurringPlans.id} and i.state = 'open' order by i.created_at limit 1)`
  const rows = await reads
    .select({ plan: recurringPlans, failed })
    .from(recurringPlans)
    .where(and(eq(recurringPlans.state, 'past_due'), isShownPlan(person)))
    .orderBy(asc(recurringPlans.id))
    .limit(100)
  return rows.map(({ plan, failed: open }) => ({
    act: 'chase-plan',
    at: plan.id,
    title: `${planWords(plan)} by ${plan.giverName}`,
    detail: open?.failure ?? 'Its charge has failed',
    since: open ? new Date(open.since) : (plan.nextChargeAt ?? plan.createdAt),
  }))
}
