/** The GPUs of an AllocTRES text. Slurm lists the same GPUs with and without their type. */
export type Gpus = { untyped: number | null; typed: { type: string; count: number }[] }

const none: Gpus = { untyped: null, typed: [] }
const entry = /(?:^|,)gres\/gpu(?::([^=,]+))?=(\d{1,6})(?=,|$)/gi

/** Reads `gres/gpu=8` and `gres/gpu:h100=8`; shards, memory and requested GPUs are not GPUs. */
export function readGpus(tres: string): Gpus {
  if (!tres.includes('gres/gpu')) return none
  const gpus: Gpus = { untyped: null, typed: [] }
  for (const [, type, count] of tres.matchAll(entry)) {
    if (type === undefined) gpus.untyped = (gpus.untyped ?? 0) + Number(count)
    else gpus.typed.push({ type: type.trim().toLowerCase(), count: Number(count) })
  }
  return gpus
}

/** Each GPU once: the untyped count when there is one, else the sum of the typed. */
export function countGpus(gpus: Gpus): number {
  return gpus.untyped ?? sumTyped(gpus)
}

export function sumTyped(gpus: Gpus): number {
  return gpus.typed.reduce((sum, { count }) => sum + count, 0)
}

/** The same GPUs in one spelling, whatever order they were listed in. */
export function spellGpus(gpus: Gpus): string {
  const typed = gpus.typed.map(({ type, count }) => `${type}=${count}`).sort()
  return [...(gpus.untyped === null ? [] : [`gpu=${gpus.untyped}`]), ...typed].join(',')
}
