import type { Touches } from '#app/domain/world.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { readLastPart } from './read-last-part.server.ts'

type Given = { awardId?: Id<'awd'> | null; gpuClass: string; seconds: GpuSeconds; override?: string | undefined }

/** What the history says of hours beyond the part that is free now: nothing while they are within it, the reason when one is given. */
export async function overrideOf(
  tx: Tx,
  world: Touches<'clock' | 'lab'>,
  { awardId, gpuClass, seconds, override = '' }: Given,
): Promise<Record<string, never> | { lastPartGivenBecause: string } | 'last-part-waits'> {
  if (!awardId) return {}
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const lastPart = await readLastPart(tx, { awardId, gpuClass, today })
  if (!lastPart || seconds <= lastPart.free) return {}
  return override.trim() ? { lastPartGivenBecause: override.trim() } : 'last-part-waits'
}
