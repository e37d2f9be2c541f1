import { countGpus, type Gpus, sumTyped } from './gpus.ts'

/** What the lab knows when it reads a file: the classes it runs, and the accounts that were granted one class only. */
export type Book = { classes: readonly string[]; onlyClassOf: ReadonlyMap<string, string> }

export type ClassCount = { gpuClass: string; count: number }
export type NamedGpus = {
  /** GPUs by class; `null` when some could not be given one. */
  counts: ClassCount[] | null
  warnings: ('mig-slice' | 'typed-only' | 'counts-differ')[]
}

type Where = { partition: string; nodes: string; account: string }

const slice = /^(.+?)[_-]\d+g\.\d+gb(?:\+me)?$/

/**
 * Gives every GPU of a run its class: from its type; without one by partition or nodes, then by the one class its account
 * was granted. Only classes staff run are considered, so the order in which files arrive changes nothing.
 */
export function nameClasses(gpus: Gpus, where: Where, book: Book): NamedGpus {
  const total = countGpus(gpus)
  const warnings: NamedGpus['warnings'] = []
  if (total === 0) return { counts: [], warnings }
  if (gpus.typed.some(({ type }) => slice.test(type))) warnings.push('mig-slice')
  const typed = sumTyped(gpus)
  if (typed === 0) {
    const gpuClass = classByPlace(where, book) ?? book.onlyClassOf.get(where.account) ?? null
    return { counts: gpuClass ? [{ gpuClass, count: total }] : null, warnings }
  }
  const counts = countByClass(gpus, book)
  if (gpus.untyped === null) warnings.push('typed-only')
  if (typed === total) return { counts, warnings }
  warnings.push('counts-differ')
  return { counts: spread(counts, total), warnings }
}

/** Whether a run without GPUs ran where GPUs are: then they were not counted, and nothing may be charged unseen. */
export function looksLikeGpus(where: Pick<Where, 'partition' | 'nodes'>, book: Book): boolean {
  const places = `${where.partition} ${where.nodes}`.toLowerCase()
  return places.includes('gpu') || book.classes.some((code) => isNamedIn(places, code))
}

function countByClass(gpus: Gpus, book: Book): ClassCount[] {
  const counts = new Map<string, number>()
  for (const { type, count } of gpus.typed) {
    const gpuClass = classOfType(type, book)
    counts.set(gpuClass, (counts.get(gpuClass) ?? 0) + count)
  }
  return [...counts].map(([gpuClass, count]) => ({ gpuClass, count })).filter(({ count }) => count > 0)
}

/** `h100`, `h100_3g.40gb` and `nvidia_h100_80gb_hbm3` are one class when staff run an h100; a type nobody knows is its own class. */
function classOfType(type: string, book: Book): string {
  const whole = slice.exec(type)?.[1] ?? type
  if (book.classes.includes(whole)) return whole
  const tokens = whole.split(/[^a-z0-9]+/)
  return (
    tokens.find((token) => book.classes.includes(token)) ?? (whole.replace(/[^a-z0-9_.-]+/g, '-').slice(0, 40) || 'gpu')
  )
}

/** The class the partition names, else the one class the nodes name. Two names are as good as none. */
function classByPlace(where: Where, book: Book): string | null {
  const partition = where.partition.toLowerCase()
  if (book.classes.includes(partition)) return partition
  return onlyOneNamed(partition, book) ?? onlyOneNamed(where.nodes.toLowerCase(), book)
}

function onlyOneNamed(text: string, book: Book): string | null {
  const named = book.classes.filter((code) => isNamedIn(text, code))
  const longest = named.filter((code) => !named.some((other) => other !== code && other.includes(code)))
  return longest.length === 1 ? (longest[0] ?? null) : null
}

/** A code counts where it starts a word: `a100n1` and `gpu-a100` name a100, `xa100` does not. */
function isNamedIn(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? '')) return true
  }
  return false
}

/** The untyped count is what Slurm charged; the types share it, the remainder going to the first. */
function spread(counts: ClassCount[], total: number): ClassCount[] {
  const typed = counts.reduce((sum, { count }) => sum + count, 0)
  const parts = counts.map(({ gpuClass, count }) => ({ gpuClass, count: Math.floor((total * count) / typed) }))
  let rest = total - parts.reduce((sum, { count }) => sum + count, 0)
  for (const part of parts) {
    if (rest === 0) break
    part.count += 1
    rest -= 1
  }
  return parts.filter(({ count }) => count > 0)
}
