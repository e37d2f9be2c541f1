import { inArray, sum } from 'drizzle-orm'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'
import { readBackersOfLots } from './read-backers.server.ts'
import { readTrace } from './read-trace.server.ts'
import type { Trace } from './trace.ts'

export type ClassHours = { gpuClass: string; granted: GpuSeconds; used: GpuSeconds }
export type ProjectImpact = {
  hours: ClassHours[]
  trace: Trace
  /** Public names among those who paid for its hours. */
  backers: string[]
}

/** What a project was granted and used by GPU class, where the hours came from, and who made them possible in public. */
export async function readProjectImpact(reads: Reads, projectId: Id<'prj'>): Promise<ProjectImpact> {
  const [hours, trace] = await Promise.all([readProjectHours(reads, [projectId]), readTrace(reads, { projectId })])
  const lotIds = [...new Set(trace.strands.map((strand) => strand.lot.id))]
  return { hours: hours.get(projectId) ?? [], trace, backers: await readBackersOfLots(reads, lotIds, 24) }
}

/** Granted and used hours of some projects by GPU class: two queries. */
export async function readProjectHours(reads: Reads, ids: readonly Id<'prj'>[]): Promise<Map<Id<'prj'>, ClassHours[]>> {
  if (ids.length === 0) return new Map()
  const rows = await reads
    .select({
      id: allocations.id,
      projectId: allocations.projectId,
      gpuClass: allocations.gpuClass,
      granted: sum(allocations.granted),
    })
    .from(allocations)
    .where(inArray(allocations.projectId, [...ids]))
    .groupBy(allocations.id)
    .orderBy(allocations.gpuClass)
  const totals = await readTotals(reads, { kinds: ['used'], ownerIds: [...rows.map((row) => row.id), 'none'] })
  const used = groupBy(totals, (total) => total.ownerId)
  const byProject = groupBy(rows, (row) => row.projectId)
  return new Map([...byProject].map(([projectId, own]) => [projectId, byClass(own)]))

  function byClass(own: typeof rows): ClassHours[] {
    return [...groupBy(own, (row) => row.gpuClass)].map(([gpuClass, allocated]) => ({
      gpuClass,
      granted: add(allocated.map((row) => BigInt(row.granted ?? 0))),
      used: add(allocated.flatMap((row) => used.get(row.id) ?? []).map((total) => total.balance)),
    }))
  }
}

function add(parts: readonly bigint[]): GpuSeconds {
  return parts.reduce((total, part) => total + part, 0n) as GpuSeconds
}
