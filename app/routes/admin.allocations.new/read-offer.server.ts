import { readProjectChoices, readToAllocate } from '#app/domain/compute/read-allocations.server.ts'
import { readFree, readSupplyChoices } from '#app/domain/compute/read-capacity.server.ts'
import { type LastPart, readLastPart } from '#app/domain/compute/read-last-part.server.ts'
import type { World } from '#app/domain/world.ts'
import { type GpuSeconds, gpuSeconds, secondsPerHundredth, splitGpuSeconds } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { dayIn, type Month, monthOf, monthsBetween } from '#app/units/time.ts'

export type Chosen = {
  /** Of this form. The allocation has it, unless it takes over one that an import opened. */
  allocationId: string
  projectId: string
  projectTitle: string
  awardId: string | null
  gpuClass: string
  /** What the award says of this class; null for hours that no award asks for. Nothing of it is allocated yet. */
  award: { hours: GpuSeconds; firstMonth: Month; lastMonth: Month; acceptedAt: Date } | null
  /** What of the award waits; null when nothing does. */
  lastPart: LastPart | null
  months: { month: Month; free: GpuSeconds; suggested: GpuSeconds }[]
}

/** What can be allocated: once project and class are chosen, their months with what is free and an even share of the award. */
export async function readOffer(world: Pick<World, 'db' | 'clock' | 'ids' | 'lab'>, query: URLSearchParams) {
  const [projects, { classes }] = await Promise.all([readProjectChoices(world.db), readSupplyChoices(world.db)])
  const awardId = parseId('awd', query.get('award'))
  const projectId = parseId('prj', query.get('project'))
  const of = awardId ? { awardId } : projectId ? { projectId } : null
  const awards = of ? await readToAllocate(world.db, of) : []
  const award = awards.find((line) => line.gpuClass === query.get('class'))
  const project = projects.find((one) => one.id === (award?.projectId ?? query.get('project')))
  const known = classes.find((one) => one.code === query.get('class'))
  const asked = { project: query.get('project'), gpuClass: query.get('class') }
  if (!project || !known) return { projects, classes, asked, chosen: null }
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const [lastPart, free] = await Promise.all([
    award ? readLastPart(world.db, { awardId: award.awardId, gpuClass: known.code, today }) : null,
    readFree(world.db, known.code, monthOf(world.clock.now())),
  ])
  const chosen: Chosen = {
    allocationId: world.ids.next('alo'),
    projectId: project.id,
    projectTitle: project.title,
    awardId: award?.awardId ?? null,
    gpuClass: known.code,
    award: award ? { ...award, hours: award.seconds } : null,
    lastPart,
    months: suggest(free, award && lastPart ? { ...award, seconds: lastPart.free } : (award ?? null)),
  }
  return { projects, classes, asked, chosen }
}

type Award = { seconds: GpuSeconds; firstMonth: Month; lastMonth: Month }

/** An even share of the award for each of its months that can still be given, in hundredths of hours so that it can be typed. */
function suggest(free: readonly { month: Month; free: GpuSeconds }[], award: Award | null): Chosen['months'] {
  const window = award ? monthsBetween(award.firstMonth, award.lastMonth) : []
  const open = free.filter(({ month }) => window.includes(month))
  const shares =
    award && open.length > 0
      ? splitGpuSeconds(
          gpuSeconds(award.seconds / secondsPerHundredth),
          open.map(() => 1n),
        ).map((hundredths) => gpuSeconds(hundredths * secondsPerHundredth))
      : []
  return free.map((line) => {
    const place = open.findIndex(({ month }) => month === line.month)
    return { ...line, suggested: shares[place] ?? gpuSeconds(0n) }
  })
}
