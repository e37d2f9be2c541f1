import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { formatMonth, type Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { allocations, gpuClasses } from '#db/schema/compute.ts'
import { type Candidate, chooseAllocation } from './choose-allocation.ts'
import type { Charge, PartSum } from './merge-usage.server.ts'
import type { RowProblem } from './sacct/row.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type Wanted = { projectId: Id<'prj'>; gpuClass: string; month: Month; row: number }
type Known = Candidate & { projectId: Id<'prj'>; gpuClass: string }

/** A class first met in accounting output is kept as `seen`: it can be charged, and staff see that it has no supply. */
export async function meetClasses(tx: Tx, at: Date, sums: readonly PartSum[]): Promise<RowProblem[]> {
  const met = new Map(sums.toReversed().map((sum) => [sum.gpuClass, sum.row]))
  if (met.size === 0) return []
  const rows = [...met.keys()].map((code) => ({
    code,
    name: code.toUpperCase(),
    state: 'seen' as const,
    position: 1000,
    createdAt: at,
  }))
  await tx.insert(gpuClasses).values(rows).onConflictDoNothing()
  const seen = await tx
    .select({ code: gpuClasses.code })
    .from(gpuClasses)
    .where(and(inArray(gpuClasses.code, [...met.keys()]), eq(gpuClasses.state, 'seen')))
  return seen.map(({ code }) => ({
    row: met.get(code) ?? 0,
    code: 'unknown-class',
    text: `GPU class ${code} is not one the lab lists; its hours are charged, but there is no supply of it.`,
  }))
}

/**
 * Says which allocation each project, class and month is charged to. A project without any of a class gets one of no hours,
 * so that what it used is seen and stands below zero.
 */
export async function chargeRuns(
  tx: Tx,
  by: By,
  sums: readonly PartSum[],
): Promise<{ charges: Charge[]; problems: RowProblem[] }> {
  const wanted = wantedOf(sums)
  const known = await readCandidates(tx, [...new Set(wanted.map((want) => want.projectId))])
  const charges: Charge[] = []
  const problems = new Map<string, RowProblem>()
  for (const want of wanted) {
    const mine = known.filter((one) => one.projectId === want.projectId && one.gpuClass === want.gpuClass)
    let chosen = chooseAllocation(mine, want.month)
    if (!chosen) {
      chosen = { allocation: await openForUsage(tx, by, want), isOutside: false }
      known.push(chosen.allocation)
    }
    const { allocation, isOutside } = chosen
    if (allocation.origin === 'usage') await widen(tx, allocation, want.month)
    charges.push({ projectId: want.projectId, gpuClass: want.gpuClass, month: want.month, allocationId: allocation.id })
    const problem = problemOf(want, allocation, isOutside)
    if (problem) problems.set(`${problem.code} ${allocation.id} ${isOutside ? want.month : ''}`, problem)
  }
  return { charges, problems: [...problems.values()] }
}

function problemOf(want: Wanted, allocation: Known, isOutside: boolean): RowProblem | null {
  if (isOutside) {
    const text = `Runs of ${formatMonth(want.month)} lie outside ${allocation.id}, the nearest allocation of ${want.gpuClass}; they are charged to it.`
    return { row: want.row, code: 'outside-window', text }
  }
  if (allocation.origin === 'granted') return null
  const text = `The project has no allocation of ${want.gpuClass}: what it used there stands below zero.`
  return { row: want.row, code: 'no-allocation', text }
}

/** Each project, class and month once, in an order that does not hang on the file's. */
function wantedOf(sums: readonly PartSum[]): Wanted[] {
  const wanted = new Map<string, Wanted>()
  for (const { projectId, gpuClass, month, row } of sums) {
    if (!projectId) continue
    const key = `${projectId} ${gpuClass} ${month}`
    const first = Math.min(wanted.get(key)?.row ?? row, row)
    wanted.set(key, { projectId, gpuClass, month, row: first })
  }
  return [...wanted.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, want]) => want)
}

async function readCandidates(tx: Tx, projectIds: Id<'prj'>[]): Promise<Known[]> {
  if (projectIds.length === 0) return []
  return tx
    .select({
      id: allocations.id,
      origin: allocations.origin,
      firstMonth: allocations.firstMonth,
      lastMonth: allocations.lastMonth,
      projectId: allocations.projectId,
      gpuClass: allocations.gpuClass,
    })
    .from(allocations)
    .where(inArray(allocations.projectId, projectIds))
}

async function openForUsage(tx: Tx, by: By, want: Wanted): Promise<Known> {
  const id = by.ids.next('alo')
  const { projectId, gpuClass, month } = want
  const opened = { id, projectId, gpuClass, origin: 'usage' as const, firstMonth: month, lastMonth: month }
  await tx.insert(allocations).values({ ...opened, state: 'open', createdAt: by.at })
  await recordHappening(tx, by, {
    kind: 'allocation-opened-by-usage',
    subject: { type: 'allocation', id },
    after: { projectId, gpuClass, month },
  })
  return opened
}

async function widen(tx: Tx, allocation: Known, month: Month): Promise<void> {
  if (month >= allocation.firstMonth && month <= allocation.lastMonth) return
  allocation.firstMonth = month < allocation.firstMonth ? month : allocation.firstMonth
  allocation.lastMonth = month > allocation.lastMonth ? month : allocation.lastMonth
  await tx
    .update(allocations)
    .set({
      firstMonth: sql`least(${allocations.firstMonth}, ${month})`,
      lastMonth: sql`greatest(${allocations.lastMonth}, ${month})`,
    })
    .where(eq(allocations.id, allocation.id))
}
