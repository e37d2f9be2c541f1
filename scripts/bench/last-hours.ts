import { addGpuClass } from '#app/domain/compute/add-gpu-class.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { portal as thePortal } from '#app/domain/people/person.ts'
import type { Lab } from '#app/domain/world.ts'
import { systemClock } from '#app/platform/clock.server.ts'
import { systemIds } from '#app/platform/ids.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { monthOf } from '#app/units/time.ts'
import { type Db, openDb } from '#db/client.server.ts'
import { projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { Bench } from './bench.ts'
import type { Line } from './figures.ts'

/** Many projects ask at once for an hour each when there is an hour for every second one: exactly those get it. */
export async function lastHours(bench: Bench): Promise<Line[]> {
  const portal = await bench.small()
  const { asked } = bench.sizes
  const opened = openDb({ url: portal.databaseUrl, connections: 10 })
  try {
    const lab = { timeZone: 'America/New_York' } as Lab
    const world = { db: opened.db, clock: systemClock, ids: systemIds, lab }
    const actor = thePortal('bench')
    const now = systemClock.now()
    const gpuClass = `bench${now.getTime().toString(36)}`
    await addGpuClass(world, actor, { code: gpuClass, name: 'Bench', memoryGigabytes: 80, gpuCount: 1, position: 99 })
    const seconds = gpuHours(asked / 2)
    const month = monthOf(now)
    const lotId = world.ids.next('lot')
    await publishSupply(world, actor, { lotId, gpuClass, month, seconds, title: 'Bench', from: { kind: 'owned' } })
    const projectIds = await makeProjects(opened.db, asked, now)
    const started = performance.now()
    const outcomes = await Promise.all(
      projectIds.map((projectId) =>
        allocateHours(world, actor, { projectId, gpuClass, months: [{ month, seconds: gpuHours(1) }] }),
      ),
    )
    const took = (performance.now() - started) / 1000
    return [lineOf(asked, outcomes.filter((outcome) => outcome.ok).length, took)]
  } finally {
    await opened.close()
  }
}

function lineOf(asked: number, given: number, seconds: number): Line {
  return {
    what: `${asked} allocations at once of the last ${asked / 2} hours`,
    ours: `${seconds.toFixed(2)} s, ${given} given`,
    bare: '',
    ratio: null,
    goal: `< 1 s, ${asked / 2} given`,
    isMet: given === asked / 2 && seconds < 1,
  }
}

async function makeProjects(db: Db, count: number, at: Date): Promise<Id<'prj'>[]> {
  const [lead] = await db.select({ id: people.id }).from(people).limit(1)
  if (!lead) throw new Error('there is nobody to lead a project')
  const rows = Array.from({ length: count }, () => {
    const id = systemIds.next('prj')
    const words = { title: 'Bench', summary: 'Measures.', institution: 'Bench', isPublic: false }
    return { id, slug: id.toLowerCase(), ...words, leadId: lead.id, state: 'active' as const, createdAt: at }
  })
  await db.insert(projects).values(rows)
  return rows.map((row) => row.id)
}
