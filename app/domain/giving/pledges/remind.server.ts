import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addDays, type Day, dayIn } from '#app/units/time.ts'
import { instalments, pledgeReminders, pledges } from '#db/schema/pledges.ts'
import { isCharged } from './pledge.ts'

type Which = typeof pledgeReminders.$inferSelect.which
type RemindWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Due = { part: typeof instalments.$inferSelect; pledge: typeof pledges.$inferSelect }

/** Days before: a week for a charge, a fortnight for a payment somebody has to arrange. After: a week and a month, then a person looks. */
const chargeDays = 7
const handDays = 14
const mostAtOnce = 1_000

export type Reminded = { reminded: number; problems: string[] }

/**
 * Reminds givers of parts that come due, and of those that have not come: at most one letter before and two after, for each day a
 * part is due, however often it runs. A part that is being paid, or whose charge already has a letter, is left alone.
 */
export async function remind(world: RemindWorld): Promise<Reminded> {
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const told: Reminded = { reminded: 0, problems: [] }
  for (const due of await readDue(world, today)) {
    const which = whichOf(due, today)
    if (!which) continue
    try {
      if (await sendReminder(world, due, which)) told.reminded += 1
    } catch (error) {
      // One letter must not keep the others from being sent; the job fails at the end and names it.
      told.problems.push(`${due.part.id}: ${error instanceof Error ? error.message : 'no reason given'}`)
    }
  }
  return told
}

function readDue(world: RemindWorld, today: Day): Promise<Due[]> {
  return world.db
    .select({ part: instalments, pledge: pledges })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(
      and(
        eq(pledges.state, 'active'),
        inArray(instalments.state, ['scheduled', 'partly']),
        lte(instalments.dueOn, addDays(today, handDays)),
        isNull(instalments.waitsFor),
        sql`not exists (select from pledge_reminder r where r.instalment_id = ${instalments.id} and r.due_on = ${instalments.dueOn}
          and r.which = case when ${instalments.dueOn} <= ${addDays(today, -30)} then 'month-after' when ${instalments.dueOn} <= ${addDays(today, -7)} then 'week-after' else 'before' end)`,
      ),
    )
    .orderBy(asc(instalments.dueOn), asc(instalments.id))
    .limit(mostAtOnce)
}

/** Which letter a part is due for today; a charge that is tried by itself has no letter after its day. */
function whichOf({ part, pledge }: Due, today: Day): Which | null {
  const isByItself = isCharged(pledge.method)
  if (part.dueOn > addDays(today, isByItself ? chargeDays : handDays)) return null
  if (part.dueOn > addDays(today, -7)) return part.dueOn >= today ? 'before' : null
  return part.dueOn > addDays(today, -30) ? 'week-after' : 'month-after'
}

async function sendReminder(world: RemindWorld, { part, pledge }: Due, which: Which): Promise<boolean> {
  const by = { ids: world.ids, at: world.clock.now(), actor: portal('remind') }
  return world.db.transaction(async (tx) => {
    const id: Id<'rmd'> = world.ids.next('rmd')
    const [fresh] = await tx
      .insert(pledgeReminders)
      .values({ id, instalmentId: part.id, dueOn: part.dueOn, which, remindedAt: by.at })
      .onConflictDoNothing()
      .returning({ id: pledgeReminders.id })
    if (!fresh) return false
    await queueLetter(tx, by, {
      kind: 'instalment-due',
      to: { email: pledge.giverEmail },
      subject: { type: 'pledge-reminder', id },
    })
    await recordHappening(tx, by, {
      kind: 'instalment-reminded',
      subject: { type: 'pledge', id: pledge.id },
      after: { part: part.place, which },
    })
    return true
  })
}
