import { asc, eq } from 'drizzle-orm'
import type { World } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { formatMonth } from '#app/units/time.ts'
import { allocationMonths, allocations } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'

/** What the letter about an opened allocation says; null when it is gone. */
export async function gatherAllocationOpened(world: World, subjectId: string) {
  const id = subjectId as Id<'alo'>
  const [row] = await world.db
    .select({ allocation: allocations, project: projects, lead: people.name })
    .from(allocations)
    .innerJoin(projects, eq(projects.id, allocations.projectId))
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(eq(allocations.id, id))
  if (!row) return null
  const months = await world.db
    .select()
    .from(allocationMonths)
    .where(eq(allocationMonths.allocationId, id))
    .orderBy(asc(allocationMonths.month))
  const { allocation, project } = row
  return {
    leadName: row.lead,
    projectTitle: project.title,
    gpuClass: allocation.gpuClass.toUpperCase(),
    hours: formatGpuHours(allocation.granted),
    months: months.map(({ month, planned }) => ({ month: formatMonth(month), hours: formatGpuHours(planned) })),
    slurmAccount: project.slurmAccount,
    allocationUrl: `${world.lab.origin}${paths.research.allocation(id)}`,
    lab: { name: world.lab.legalName, address: world.lab.address },
  }
}
