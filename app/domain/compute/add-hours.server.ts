import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { comparePosted } from '#app/domain/ledger/compare-posted.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { addGpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { grantHours, grantMoves } from './grant-hours.server.ts'
import { cleanPlan, type MonthHours, sumPlan } from './month-plan.ts'
import { overrideOf } from './override-of.server.ts'
import { mayManageCompute } from './policy.ts'
import { readWaitingAward } from './read-allocations.server.ts'
import { refusingShortfall } from './refusing-shortfall.server.ts'

export type AddHours = {
  allocationId: Id<'alo'>
  /** Made with the form, so that the same form sent twice adds once. */
  changeId: Id<'chg'>
  months: readonly MonthHours[]
  /** Why the last part of the award is given although something it waits for is missing. */
  override?: string
}
export type AddHoursRefusal =
  | 'not-allowed'
  | 'no-hours'
  | 'no-such-allocation'
  | 'ended'
  | 'project-closed'
  | 'award-waits'
  | 'not-enough-left'
  | 'last-part-waits'
  | 'other-words'

/**
 * Gives an allocation more hours from the pools, in months it had or new ones; its window grows to hold them. The same change
 * sent twice is one change. The last part of an award waits as when it is allocated. One that an import opened gets none while an
 * award of its project and class waits to be allocated: its hours would stand beside the award's, and be given twice.
 */
export async function addHours(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: AddHours,
): Promise<Outcome<undefined, AddHoursRefusal>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const plan = cleanPlan(input.months)
  const [first, last] = [plan?.[0], plan?.at(-1)]
  if (!plan || !first || !last) return refuse('no-hours')
  const [known] = await world.db.select().from(allocations).where(eq(allocations.id, input.allocationId))
  if (!known) return refuse('no-such-allocation')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return refusingShortfall<undefined, AddHoursRefusal>(world.db, { gpuClass: known.gpuClass, plan }, () =>
    world.db.transaction(async (tx) => {
      const [now] = await tx.select().from(allocations).where(eq(allocations.id, known.id)).for('update')
      if (!now) return refuse('no-such-allocation')
      const { changeId } = input
      const grant = { kind: 'hours-added' as const, changeId, allocationId: now.id, gpuClass: now.gpuClass, plan }
      const source = { type: 'change', id: changeId }
      const posted = await comparePosted(tx, { kind: grant.kind, source, moves: grantMoves(grant) })
      if (posted) return posted === 'same' ? done() : refuse('other-words')
      if (now.state === 'ended') return refuse('ended')
      if (await isClosed(tx, now.projectId)) return refuse('project-closed')
      if (await readWaitingAward(tx, now)) return refuse('award-waits')
      const seconds = addGpuSeconds(now.granted, sumPlan(plan))
      const { awardId, gpuClass } = now
      const overridden = await overrideOf(tx, world, { awardId, gpuClass, seconds, override: input.override })
      if (overridden === 'last-part-waits') return refuse(overridden)
      // Its change was not there a moment ago, under this allocation's lock: it has just been made with another allocation.
      if (!(await grantHours(tx, by, grant))) return refuse('other-words')
      await tx
        .update(allocations)
        .set({
          origin: 'granted',
          granted: sql`${allocations.granted} + ${sumPlan(plan).toString()}::bigint`,
          firstMonth: sql`least(${allocations.firstMonth}, ${first.month})`,
          lastMonth: sql`greatest(${allocations.lastMonth}, ${last.month})`,
        })
        .where(eq(allocations.id, now.id))
      const subject = { type: 'allocation', id: now.id }
      await recordHappening(tx, by, { kind: 'hours-added', subject, after: { seconds: sumPlan(plan), ...overridden } })
      return done()
    }),
  )
}

async function isClosed(tx: Tx, projectId: Id<'prj'>): Promise<boolean> {
  const [project] = await tx.select({ state: projects.state }).from(projects).where(eq(projects.id, projectId))
  return project?.state === 'closed'
}
