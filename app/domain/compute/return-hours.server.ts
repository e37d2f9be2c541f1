import { and, eq, gte, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { allocated, pool } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { refusingOverdraft } from '#app/domain/ledger/refusing-overdraft.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn, monthOf } from '#app/units/time.ts'
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

/**
 * Takes hours of this and later months back into the pools, where others can be given them. Refuses months gone by, more
 * than the plan has in a month, and more than is left of the allocation.
 */
export async function returnHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { allocationId: Id<'alo'>; months: readonly MonthHours[] },
): Promise<Outcome<undefined, ReturnRefusal>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const at = world.clock.now()
  const plan = cleanPlan(input.months)
  if (!plan) return refuse('no-hours')
  if (plan.some(({ month }) => month < monthOf(at))) return refuse('month-over')
  const by = { ids: world.ids, at, actor }
  return refusingOverdraft<undefined, ReturnRefusal>(() =>
    world.db.transaction(async (tx) => {
      const [known] = await tx.select().from(allocations).where(eq(allocations.id, input.allocationId)).for('update')
      if (!known) return refuse('no-such-allocation')
      for (const line of plan) {
        if (!(await hasPlanned(tx, known.id, line))) return refuse('more-than-planned', { month: line.month })
      }
      await postEntry(tx, world.ids, {
        kind: 'hours-returned',
        source: { type: 'change', id: world.ids.next('chg') },
        effectiveOn: dayIn('UTC', at),
        recordedAt: at,
        actor: actorName(actor),
        memo: `Hours returned from ${known.id}`,
        moves: plan.map(({ month, seconds }) => ({
          from: allocated(known.id, known.gpuClass, month),
          to: pool(known.gpuClass, month),
          amount: seconds,
        })),
      })
      await takeFromPlan(tx, known.id, plan)
      const subject = { type: 'allocation', id: known.id }
      await recordHappening(tx, by, { kind: 'hours-returned', subject, after: { seconds: sumPlan(plan) } })
      return done()
    }),
  )
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
