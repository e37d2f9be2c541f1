import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { type Stretch, shareAlong, splitByLargestRemainder } from '#app/units/share.ts'
import type { Day, Month } from '#app/units/time.ts'
import { attributePool, type Fate, type PoolUse } from './pool-use.ts'

export type TraceLot = {
  id: Id<'lot'>
  gpuClass: string
  month: Month
  source: 'owned' | 'purchased' | 'donated'
  title: string
  seconds: GpuSeconds
  fundId: Id<'fnd'> | null
  donorId: Id<'dnr'> | null
  cost: Cents | null
}

/** One thread of the trace: some hours of one lot, what became of them, and the money that bought them. */
export type Strand = {
  lot: TraceLot
  fate: Fate
  projectId: Id<'prj'> | null
  seconds: GpuSeconds
  cost: Cents
}

export type TraceProject = { id: Id<'prj'>; slug: string; title: string; institution: string; isPublic: boolean }
export type TraceOutput = {
  id: Id<'out'>
  slug: string
  projectId: Id<'prj'>
  kind: 'model' | 'dataset' | 'code' | 'paper'
  title: string
  releasedOn: Day
}
export type TraceFund = { id: Id<'fnd'>; slug: string; name: string }

/** Where money and given hours went: strands, and the names of what they lead to. Every page reads this and nothing else. */
export type Trace = { strands: Strand[]; projects: TraceProject[]; outputs: TraceOutput[]; funds: TraceFund[] }

/** A lot in question, and which stretches of its price. Without stretches the lot counts whole. */
export type Held = { lot: TraceLot; stretches: readonly Stretch[] | null }

/** The strands of some lots, out of everything that became of the pools they were in. */
export function strandsOf(held: readonly Held[], pools: readonly PoolUse[]): Strand[] {
  const uses = groupBy(pools.flatMap(attributePool), (use) => use.lotId)
  return held.flatMap(({ lot, stretches }) => {
    const parts = (uses.get(lot.id) ?? [])
      .map((use) => ({ ...use, seconds: onStretches(use.seconds, stretches) }))
      .filter((use) => use.seconds > 0n)
    const costs = splitCost(
      paidOf(lot, stretches),
      parts.map((part) => part.seconds),
    )
    return parts.map((part, index) => ({
      lot,
      fate: part.fate,
      projectId: part.projectId,
      seconds: part.seconds as GpuSeconds,
      cost: (costs[index] ?? 0n) as Cents,
    }))
  })
}

/** The trace of what has been used; hours that wait or went unused, and their money, left out. */
export function usedPart(trace: Trace): Trace {
  return { ...trace, strands: trace.strands.filter((strand) => strand.fate === 'used') }
}

/** The part of a trace that is these strands, with the names they lead to and no others. */
export function narrowTrace(trace: Trace, strands: Strand[]): Trace {
  const projectIds = new Set(strands.map((strand) => strand.projectId))
  const fundIds = new Set(strands.map((strand) => strand.lot.fundId))
  return {
    strands,
    projects: trace.projects.filter((project) => projectIds.has(project.id)),
    outputs: trace.outputs.filter((output) => projectIds.has(output.projectId)),
    funds: trace.funds.filter((fund) => fundIds.has(fund.id)),
  }
}

export type TraceTotals = { bought: GpuSeconds; used: GpuSeconds; waiting: GpuSeconds; unused: GpuSeconds; cost: Cents }

/** What strands add up to. Bought hours are the used, the waiting and the unused together, to the second. */
export function totalsOf(strands: readonly Strand[]): TraceTotals {
  const of = (fate: Fate) => secondsOf(strands.filter((strand) => strand.fate === fate))
  return {
    bought: secondsOf(strands),
    used: of('used'),
    waiting: of('waiting'),
    unused: of('unused'),
    cost: strands.reduce<bigint>((sum, strand) => sum + strand.cost, 0n) as Cents,
  }
}

export function secondsOf(strands: readonly Strand[]): GpuSeconds {
  return strands.reduce<bigint>((sum, strand) => sum + strand.seconds, 0n) as GpuSeconds
}

export type ClassTotals = TraceTotals & { gpuClass: string }

/** Totals for each GPU class, by name. */
export function totalsByClass(strands: readonly Strand[]): ClassTotals[] {
  return [...groupBy(strands, (strand) => strand.lot.gpuClass)]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([gpuClass, own]) => ({ gpuClass, ...totalsOf(own) }))
}

/** Hours each project used, most first, with what it released. */
export function usesByProject(
  trace: Trace,
): { project: TraceProject; seconds: GpuSeconds; cost: Cents; outputs: TraceOutput[] }[] {
  const strands = groupBy(
    trace.strands.filter((strand) => strand.projectId),
    (strand) => strand.projectId,
  )
  return trace.projects
    .flatMap((project) => {
      const own = strands.get(project.id)
      if (!own) return []
      const { used, cost } = totalsOf(own)
      return [
        { project, seconds: used, cost, outputs: trace.outputs.filter((output) => output.projectId === project.id) },
      ]
    })
    .sort((left, right) => (left.seconds === right.seconds ? 0 : left.seconds > right.seconds ? -1 : 1))
}

function onStretches(seconds: GpuSeconds, stretches: readonly Stretch[] | null): bigint {
  return stretches ? stretches.reduce((sum, stretch) => sum + shareAlong(seconds, stretch), 0n) : seconds
}

function paidOf(lot: TraceLot, stretches: readonly Stretch[] | null): bigint {
  return stretches ? stretches.reduce((sum, stretch) => sum + stretch.part, 0n) : (lot.cost ?? 0n)
}

function splitCost(paid: bigint, weights: readonly bigint[]): bigint[] {
  return weights.length === 0 ? [] : splitByLargestRemainder(paid, weights)
}
