import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { parseGpuClass } from './gpu-class.ts'
import { mayManageCompute } from './policy.ts'

export type AddGpuClass = {
  code: string
  name: string
  memoryGigabytes?: number | null
  gpuCount: number
  position?: number
}

/**
 * Lists a GPU class the lab runs: from then on it can be supplied, asked for and allocated. A class that was only seen in
 * accounting output becomes active; one that is listed already gets the new name and count.
 */
export async function addGpuClass(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: AddGpuClass,
): Promise<Outcome<{ code: string }, 'not-allowed' | 'not-a-class'>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const code = parseGpuClass(input.code)
  if (!code || !input.name.trim()) return refuse('not-a-class')
  const at = world.clock.now()
  const said = {
    name: input.name.trim(),
    memoryGigabytes: input.memoryGigabytes ?? null,
    gpuCount: input.gpuCount,
    state: 'active' as const,
    ...(input.position === undefined ? {} : { position: input.position }),
  }
  await world.db.transaction(async (tx) => {
    await tx
      .insert(gpuClasses)
      .values({ code, ...said, createdAt: at })
      .onConflictDoUpdate({ target: gpuClasses.code, set: said })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'gpu-class-listed', subject: { type: 'gpu_class', id: code }, after: said },
    )
  })
  return done({ code })
}
