import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { awardRules } from '#db/schema/reports.ts'
import { type AwardRule, standardRule } from './award-rule.ts'

/** What awards of a call owe: what an officer wrote, or the standard. */
export async function readAwardRule(reads: Reads, callId: Id<'cal'>): Promise<AwardRule> {
  const { everyMonths, finalDays, lastShare } = awardRules
  const [rule] = await reads
    .select({ everyMonths, finalDays, lastShare })
    .from(awardRules)
    .where(eq(awardRules.callId, callId))
  return rule ?? standardRule
}
