import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donorTasks } from '#db/schema/donors.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type FinishRefusal = HoldRefusal | 'no-such-task' | 'done-already'

/** Ticks a task off. A second tick is refused, so that the first one's name stays. */
export async function finishTask(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { taskId, requestId }: { taskId: Id<'tsk'>; requestId?: string | undefined },
): Promise<Outcome<{ donorId: Id<'dnr'> }, FinishRefusal>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [task] = await tx.select().from(donorTasks).where(eq(donorTasks.id, taskId))
    if (!task) return refuse('no-such-task')
    const donor = await holdDonor(tx, staff, task.donorId)
    if (typeof donor === 'string') return refuse(donor)
    const [finished] = await tx
      .update(donorTasks)
      .set({ doneAt: at, doneBy: staff.id })
      .where(and(eq(donorTasks.id, taskId), isNull(donorTasks.doneAt)))
      .returning({ id: donorTasks.id })
    if (!finished) return refuse('done-already')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'donor-task-done', subject: { type: 'donor', id: donor.id }, after: { dueOn: task.dueOn } },
    )
    return done({ donorId: donor.id })
  })
}
