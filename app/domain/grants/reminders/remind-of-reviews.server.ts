import { and, asc, eq, gt, inArray, isNotNull, max } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { reviewReminders } from '#db/schema/reminders.ts'
import { reviewableStates } from '../application.ts'
import { hasReader, readReaderAddress } from '../sight/reviewers.server.ts'
import { readReminderRules } from './read-reminder-rule.server.ts'
import { dayOfMark, type Mark, markDue } from './reminder-rule.ts'

type RemindWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
const atOnce = 500

/**
 * Daily: writes to reviewers whose reviews come due, or are late, by the days of their call: each letter once, whatever breaks the
 * job off. Only what still waits is reminded of: not what is in, declined, taken back, withdrawn or decided,
 * and nobody who can no longer sign in.
 */
export async function remindOfReviews(world: RemindWorld): Promise<number> {
  const ruleOf = await readReminderRules(world.db)
  const zone = world.lab.timeZone
  const today = dayIn(zone, world.clock.now())
  let sent = 0
  for (let page = await readWaiting(world, null); page.length > 0; page = await readWaiting(world, page.at(-1)?.id)) {
    for (const { id, callId, dueAt, assignedAt } of page) {
      if (!dueAt) continue
      const rule = ruleOf(callId)
      const dueOn = dayIn(zone, dueAt)
      const since = dayIn(zone, assignedAt)
      const mark = markDue({ today, dueOn, since, before: rule.reviewBefore, after: rule.reviewAfter })
      if (mark) sent += await world.db.transaction((tx) => remindOne(tx, world, { id, dueOn, mark }))
    }
  }
  return sent
}

function readWaiting({ db }: RemindWorld, after: Id<'asg'> | null | undefined) {
  return db
    .select({
      id: assignments.id,
      callId: applications.callId,
      dueAt: assignments.dueAt,
      assignedAt: assignments.assignedAt,
    })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(and(isWaiting, isNotNull(assignments.dueAt), after ? gt(assignments.id, after) : undefined))
    .orderBy(asc(assignments.id))
    .limit(atOnce)
}

const isWaiting = and(
  inArray(assignments.state, ['assigned', 'agreed']),
  inArray(applications.state, [...reviewableStates]),
  hasReader,
)

async function remindOne(
  tx: Tx,
  { ids, clock, lab }: RemindWorld,
  { id, dueOn, mark }: { id: Id<'asg'>; dueOn: Day; mark: Mark },
): Promise<number> {
  const at = clock.now()
  const [waits] = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(and(eq(assignments.id, id), isWaiting))
    .for('update', { of: assignments })
  if (!waits) return 0
  const [last] = await tx
    .select({ at: max(reviewReminders.sentAt) })
    .from(reviewReminders)
    .where(and(eq(reviewReminders.assignmentId, id), eq(reviewReminders.dueOn, dueOn)))
  // The days of a call may have changed since: what was said on this mark's day or after it is not said again.
  if (last?.at && dayIn(lab.timeZone, last.at) >= dayOfMark(dueOn, mark)) return 0
  const [fresh] = await tx
    .insert(reviewReminders)
    .values({ assignmentId: id, dueOn, ...mark, sentAt: at })
    .onConflictDoNothing()
    .returning()
  if (!fresh) return 0
  const subject = { type: 'assignment', id: `${id}:${dueOn}:${mark.which}-${mark.days}` }
  await queueLetter(tx, { ids, at }, { kind: 'review-due', to: await readReaderAddress(tx, id), subject })
  return 1
}
