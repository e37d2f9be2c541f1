import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { reminderRules } from '#db/schema/reminders.ts'
import { type ReminderRule, usualReminders } from './reminder-rule.ts'

/** When people are reminded in a call. */
export async function readReminderRule(reads: Reads, callId: Id<'cal'>): Promise<ReminderRule> {
  const { reviewBefore, reviewAfter, draftBefore } = reminderRules
  const [row] = await reads
    .select({ reviewBefore, reviewAfter, draftBefore })
    .from(reminderRules)
    .where(eq(reminderRules.callId, callId))
  return row ?? usualReminders
}

/** The same for all calls that say something of their own. */
export async function readReminderRules(reads: Reads): Promise<(callId: Id<'cal'>) => ReminderRule> {
  const rows = await reads.select().from(reminderRules)
  const byCall = new Map<string, ReminderRule>(rows.map((row) => [row.callId, row]))
  return (callId) => byCall.get(callId) ?? usualReminders
}
