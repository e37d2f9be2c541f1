import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Day } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { donorTasks } from '#db/schema/donors.ts'
import { people } from '#db/schema/people.ts'
import { mayHelpDonors } from '../policy.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type TaskAsk = { donorId: Id<'dnr'>; words: string; dueOn: Day; assigneeId: Id<'psn'> }
export type TaskRefusal = HoldRefusal | 'no-words' | 'not-an-assignee'

/** Writes down something to do for a donor by a day. Refuses an assignee who may not work on donors. */
export async function addTask(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { requestId, ...ask }: TaskAsk & { requestId?: string | undefined },
): Promise<Outcome<{ taskId: Id<'tsk'> }, TaskRefusal>> {
  if (ask.words.trim() === '') return refuse('no-words')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const donor = await holdDonor(tx, staff, ask.donorId)
    if (typeof donor === 'string') return refuse(donor)
    if (!(await mayBeAsked(tx, ask.assigneeId))) return refuse('not-an-assignee')
    const taskId = world.ids.next('tsk')
    await tx.insert(donorTasks).values({ ...ask, id: taskId, words: ask.words.trim(), createdAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'donor-task-added', subject: { type: 'donor', id: ask.donorId }, after: { dueOn: ask.dueOn } },
    )
    return done({ taskId })
  })
}

/** Whether somebody is staff who look after donors: as owner, or with something to do. */
export async function mayBeAsked(tx: Tx, id: Id<'psn'>): Promise<boolean> {
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.disabledAt)))
  return person !== undefined && mayHelpDonors({ ...person, roles: person.roles as Person['roles'] })
}
