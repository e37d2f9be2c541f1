import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { readBurn } from '#app/domain/compute/read-burn.server.ts'
import { readRuns } from '#app/domain/compute/read-runs.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { parseId } from '#app/units/id.ts'

const pageSize = 25

/** What both pages of an allocation show; null when this person may not see it. */
export async function readAllocationPage(
  world: Pick<World, 'db' | 'clock'>,
  person: Person,
  asked: { id: string | undefined; after: string | null },
) {
  const id = parseId('alo', asked.id)
  const allocation = id ? await readAllocationFor(world.db, person, id) : null
  if (!allocation) return null
  const now = world.clock.now()
  const [burn, runs] = await Promise.all([
    readBurn(world.db, { ...allocation, now }),
    readRuns(world.db, allocation.id, { after: asked.after, size: pageSize }),
  ])
  const next = runs.length > pageSize ? (runs[pageSize - 1]?.cursor ?? null) : null
  return { allocation, burn, now, runs: runs.slice(0, pageSize), next }
}
