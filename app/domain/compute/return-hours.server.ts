import { and, eq, gte, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { allocated, pool } from '#app/domain/ledger/account.ts'
import { comparePosted } from '#app/domain/ledger/compare-posted.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { refusingOverdraft } from '#app/domain/ledger/refusing-overdraft.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn, type Month, monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { allocationMonths, allocations } from '#db/schema/compute.ts'
import { cleanPlan, type MonthHours, sumPlan } from './month-plan.ts'
import { mayManageCompute } from './policy.ts'

export type ReturnRefusal =
  | 'not-allowed'
  | 'no-hours'
  | 'no-such-allocation'
  | 'month-over'
  | 'more-than-planned'
  | 'not-enough-left'
  | 'other-words'

export type ReturnHours = {
  allocationId: Id<'alo'>
  /** Made with the form, so that the same form sent twice returns once. */
  changeId: Id<'chg'>
  months: readonly MonthHours[]
}

/**
 * Takes hours of this and later months back into the pools, where others can be given them. Refuses months gone by, more
 * than the plan has in a month, and more than is left of the allocation. The same change sent twice is one change.
 */
export async function returnHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: ReturnHours,
): Promise<Outcome<undefined, ReturnRefusal>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const at = world.clock.now()
  const plan = cleanPlan(input.months)
  if (!plan) return refuse('no-hours')
  const by = { ids: world.ids, at, actor }
  return refusingOverdraft<undefined, ReturnRefusal>(() =>
    world.db.transaction(async (tx) => {
      const [known] = await tx.select().from(allocations).where(eq(allocations.id, input.allocationId)).for('update')
      if (!known) return refuse('no-such-allocation')
      const change = {
        kind: 'hours-returned',
        source: { type: 'change', id: input.changeId },
        moves: plan.map(({ month, seconds }) => ({
          from: allocated(known.id, known.gpuClass, month),
          to: pool(known.gpuClass, month),
          amount: seconds,
        })),
      }
      const posted = await comparePosted(tx, change)
      if (posted) return posted === 'same' ? done() : refuse('other-words')
      const refused = await refusalOf(tx, known.id, { plan, now: monthOf(at) })
      if (refused) return refused
      const { isNew } = await postEntry(tx, world.ids, {
        ...change,
        effectiveOn: dayIn('UTC', at),
        recordedAt: at,
        actor: actorName(actor),
        memo: `Hours returned from ${known.id}`,
      })
      // The change was not there a moment ago, under this allocation's lock: it has just been made with another allocation.
      if (!isNew) return refuse('other-words')
      await takeFromPlan(tx, known.id, plan)
      const subject = { type: 'allocation', id: known.id }
      await recordHappening(tx, by, { kind: 'hours-returned', subject, after: { seconds: sumPlan(plan) } })
      return done()
    }),
  )
}

async function refusalOf(
  tx: Tx,
  allocationId: Id<'alo'>,
  { plan, now }: { plan: readonly MonthHours[]; now: Month },
): Promise<Outcome<never, 'month-over' | 'more-than-planned'> | null> {
  if (plan.some(({ month }) => month < now)) return refuse('month-over')
  for (const line of plan) {
    if (!(await hasPlanned(tx, allocationId, line))) return refuse('more-than-planned', { month: line.month })
  }
  return null
}

async function hasPlanned(tx: Tx, allocationId: Id<'alo'>, { month, seconds }: MonthHours): Promise<boolean> {
  const [line] = await tx
    .select({ month: allocationMonths.month })
    .from(allocationMonths)
    .where(
      and(
        eq(allocationMonths.allocationId, allocationId),
        eq(allocationMonths.month, month),
        gte(allocationMonths.planned, seconds),
      ),
    )
  return line !== undefined
}

async function takeFromPlan(tx: Tx, allocationId: Id<'alo'>, plan: readonly MonthHours[]): Promise<void> {
  for (const { month, seconds } of plan) {
    await tx
      .update(allocationMonths)
      .set({ planned: sql`${allocationMonths.planned} - ${seconds.toString()}::bigint` })
      .where(and(eq(allocationMonths.allocationId, allocationId), eq(allocationMonths.month, month)))
  }
  await tx
    .update(allocations)
    .set({ granted: sql`${allocations.granted} - ${sumPlan(plan).toString()}::bigint` })
    .where(eq(allocations.id, allocationId))
}
