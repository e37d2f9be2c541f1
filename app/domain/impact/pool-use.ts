import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { splitByLargestRemainder } from '#app/units/share.ts'

/** What became of hours: a project used them, they wait to be used, or their time passed and nobody used them. */
export type Fate = 'used' | 'waiting' | 'unused'

/** One pool, that is one GPU class in one month: what its lots put in and what came out. */
export type PoolUse = {
  lots: readonly { lotId: Id<'lot'>; seconds: GpuSeconds }[]
  projects: readonly { projectId: Id<'prj'>; seconds: GpuSeconds }[]
  /** Hours nobody can use any more: the month closed over them, or the machines were down. */
  unused: GpuSeconds
}

export type LotUse = { lotId: Id<'lot'>; fate: Fate; projectId: Id<'prj'> | null; seconds: GpuSeconds }

/**
 * Attributes a pool's hours to its lots, each use in proportion to what the lots put in. Whole seconds: what a lot put in
 * equals what became of it, and what a project used equals what its lots gave, both to the second. Hours run beyond what
 * the pool held are attributed to no lot.
 */
export function attributePool(pool: PoolUse): LotUse[] {
  const left: bigint[] = pool.lots.map((lot) => lot.seconds)
  const uses: LotUse[] = []
  for (const { fate, projectId, seconds } of fatesOf(pool)) {
    if (seconds === 0n) continue
    for (const [index, part] of splitByLargestRemainder(seconds, left).entries()) {
      const lot = pool.lots[index]
      if (!lot || part === 0n) continue
      left[index] = (left[index] ?? 0n) - part
      uses.push({ lotId: lot.lotId, fate, projectId, seconds: part as GpuSeconds })
    }
  }
  return uses
}

/** Everything the pool held, by what became of it: the parts add up to the supply. */
function fatesOf(pool: PoolUse): { fate: Fate; projectId: Id<'prj'> | null; seconds: bigint }[] {
  const supply = pool.lots.reduce((sum, lot) => sum + lot.seconds, 0n)
  if (supply === 0n) return []
  const ran = pool.projects.reduce((sum, project) => sum + project.seconds, 0n)
  const within =
    ran > supply
      ? splitByLargestRemainder(
          supply,
          pool.projects.map((project) => project.seconds),
        )
      : null
  const used = pool.projects.map((project, index) => ({
    fate: 'used' as const,
    projectId: project.projectId,
    seconds: within ? (within[index] ?? 0n) : project.seconds,
  }))
  const rest = ran > supply ? 0n : supply - ran
  const unused = pool.unused < rest ? pool.unused : rest
  return [
    ...used,
    { fate: 'unused', projectId: null, seconds: unused },
    { fate: 'waiting', projectId: null, seconds: rest - unused },
  ]
}
