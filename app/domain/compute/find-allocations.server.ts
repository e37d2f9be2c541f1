import { desc, eq, or } from 'drizzle-orm'
import type { Found, Search } from '#app/domain/activity/found.ts'
import { isProjectOf } from '#app/domain/grants/find-grants.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import { formatMonth } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { maySeeEveryAllocation } from './policy.ts'

/** Allocations by id, or by what finds their project; for staff. */
export async function findAllocations(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!maySeeEveryAllocation(person)) return []
  const rows = await reads
    .select({ allocation: allocations, project: projects.title })
    .from(allocations)
    .innerJoin(projects, eq(projects.id, allocations.projectId))
    .where(or(isProjectOf(search), eq(allocations.id, search.text as 'alo_')))
    .orderBy(desc(allocations.id))
    .limit(search.size)
  return rows.map(({ allocation, project }) => ({
    kind: 'allocation',
    id: allocation.id,
    at: allocation.id,
    title: `${project}, ${allocation.gpuClass.toUpperCase()}`,
    detail: `${formatGpuHours(allocation.granted)} GPU-h, ${formatMonth(allocation.firstMonth)} to ${formatMonth(allocation.lastMonth)}`,
    state: allocation.state,
  }))
}
