import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import type { Reads } from '#db/client.server.ts'
import { isComputeOfficer } from './policy.ts'
import { readToAllocate } from './read-allocations.server.ts'
import { readHeld } from './read-usage-imports.server.ts'

/** What of compute waits for an officer: awards without their hours, and runs nobody can be charged for yet. */
export async function readComputeWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!isComputeOfficer(person)) return []
  const [awards, held] = await Promise.all([readToAllocate(reads), readHeld(reads)])
  return [
    ...awards.map(({ awardId, gpuClass, title, seconds, acceptedAt }) => ({
      act: 'allocate' as const,
      at: `${awardId} ${gpuClass}`,
      title,
      detail: `${formatGpuHours(seconds)} GPU-h (${gpuClass.toUpperCase()})`,
      since: acceptedAt,
    })),
    ...held.map(({ account, runs, seconds, oldest }) => ({
      act: 'map-account' as const,
      at: account,
      title: account || 'Runs without an account',
      detail: `${runs.toLocaleString('en-US')} ${runs === 1 ? 'run' : 'runs'}, ${formatGpuHours(seconds)} GPU-h`,
      since: oldest,
    })),
  ]
}
