import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { reminderRules } from '#db/schema/reminders.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readReminderRule } from './read-reminder-rule.server.ts'
import { areMarks, type ReminderRule } from './reminder-rule.ts'

/**
 * Says how many days before and after their day reviewers of a call are reminded, and applicants with a draft before its deadline.
 * Letters that went out stay; the new days count from the next morning. The same words twice are one change.
 */
export async function setReminderRule(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, ...asked }: ReminderRule & { callId: Id<'cal'> },
): Promise<Outcome<undefined, 'not-found' | 'out-of-range'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-found')
  if (![asked.reviewBefore, asked.reviewAfter, asked.draftBefore].every(areMarks)) return refuse('out-of-range')
  const at = world.clock.now()
  const rule = {
    reviewBefore: [...asked.reviewBefore],
    reviewAfter: [...asked.reviewAfter],
    draftBefore: [...asked.draftBefore],
  }
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const { reviewBefore, reviewAfter, draftBefore } = await readReminderRule(tx, callId)
    const before = { reviewBefore, reviewAfter, draftBefore }
    if (JSON.stringify(before) === JSON.stringify(rule)) return done()
    const row = { ...rule, setBy: person.id, setAt: at }
    await tx
      .insert(reminderRules)
      .values({ callId, ...row })
      .onConflictDoUpdate({ target: reminderRules.callId, set: row })
    const subject = { type: 'call', id: callId }
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'reminder-rule-set', subject, before, after: rule },
    )
    return done()
  })
}
