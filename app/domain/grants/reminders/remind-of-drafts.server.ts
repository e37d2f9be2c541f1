import { and, asc, eq, gt, isNull, max, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { draftReminders } from '#db/schema/reminders.ts'
import { ownCallColumns } from '../read-calls.server.ts'
import { readReminderRules } from './read-reminder-rule.server.ts'
import { dayOfMark, type Mark, markDue, mostDays } from './reminder-rule.ts'

type RemindWorld = Touches<'db' | 'clock' | 'ids'>
const atOnce = 500

/** Daily: writes to applicants whose draft is not sent in while its own deadline comes near; each letter once, none after it. */
export async function remindOfDrafts(world: RemindWorld): Promise<number> {
  const ruleOf = await readReminderRules(world.db)
  const now = world.clock.now()
  let sent = 0
  for (let page = await readDrafts(world, null); page.length > 0; page = await readDrafts(world, page.at(-1)?.id)) {
    for (const { id, createdAt, call } of page) {
      if (!call.deadline || call.deadline <= now) continue
      const dueOn = dayIn(call.timeZone, call.deadline)
      const [today, since] = [dayIn(call.timeZone, now), dayIn(call.timeZone, createdAt)]
      const mark = markDue({ today, dueOn, since, before: ruleOf(call.id).draftBefore, after: [] })
      if (mark)
        sent += await world.db.transaction((tx) => remindOne(tx, world, { id, dueOn, mark, zone: call.timeZone }))
    }
  }
  return sent
}

function readDrafts({ db, clock }: RemindWorld, after: Id<'app'> | null | undefined) {
  const now = clock.now().toISOString()
  const deadline = sql`application_deadline(${applications.id})`
  return db
    .select({ id: applications.id, createdAt: applications.createdAt, call: ownCallColumns })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        eq(applications.state, 'draft'),
        after ? gt(applications.id, after) : undefined,
        sql`${deadline} between ${now}::timestamptz and ${now}::timestamptz + make_interval(days => ${mostDays + 1})`,
      ),
    )
    .orderBy(asc(applications.id))
    .limit(atOnce)
}

async function remindOne(
  tx: Tx,
  { ids, clock }: RemindWorld,
  { id, dueOn, mark, zone }: { id: Id<'app'>; dueOn: Day; mark: Mark; zone: string },
): Promise<number> {
  const at = clock.now()
  const [lead] = await tx
    .select({ email: people.email, personId: people.id })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(eq(applications.id, id), eq(applications.state, 'draft'), isNull(people.disabledAt)))
    .for('update', { of: applications })
  if (!lead) return 0
  const [last] = await tx
    .select({ at: max(draftReminders.sentAt) })
    .from(draftReminders)
    .where(and(eq(draftReminders.applicationId, id), eq(draftReminders.dueOn, dueOn)))
  // The days of a call may have changed since: what was said on this mark's day or after it is not said again.
  if (last?.at && dayIn(zone, last.at) >= dayOfMark(dueOn, mark)) return 0
  const row = { applicationId: id, dueOn, days: mark.days, sentAt: at }
  const [fresh] = await tx.insert(draftReminders).values(row).onConflictDoNothing().returning()
  if (!fresh) return 0
  const subject = { type: 'draft', id: `${id}:${dueOn}:${mark.days}` }
  await queueLetter(tx, { ids, at }, { kind: 'draft-due', to: lead, subject })
  return 1
}
