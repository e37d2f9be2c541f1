import { type GpuSeconds, gpuSeconds, parseGpuHours } from '#app/units/gpu-time.ts'
import { formatMonth, type Month, parseMonth } from '#app/units/time.ts'
import { type LinePart, lineField } from './application-form.ts'
import type { Call } from './call.ts'
import { type KeptEstimate, readTypedSize } from './estimates/request-estimate.ts'

/** What is asked of one GPU class: never text, so it can be added up. */
export type RequestLine = {
  gpuClass: string
  asked: GpuSeconds
  /** With fewer hours than this the work is not worth starting. */
  leastUseful: GpuSeconds
  firstMonth: Month
  lastMonth: Month
  /** How many GPUs at once the work runs on, at the fewest and at the most; null where nobody said. */
  fewestGpus: number | null
  mostGpus: number | null
  canCheckpoint: boolean | null
  /** What the size of the run came to when it was typed; only where one application is read. */
  estimate?: KeptEstimate | null
}

export type Problem = { field: string; sentence: string }
type Window = Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>

/** A line is asked for as soon as one of these is typed; the months stand there from the start and say nothing. */
const askingParts = ['asked', 'least', 'fewest', 'most', 'checkpoint', 'parameters', 'tokens'] as const

/** Reads the typed lines. What cannot be read stays as typed among the answers and is named as a problem. */
export function readRequest(
  answers: Record<string, string>,
  call: Window,
): { lines: RequestLine[]; problems: Problem[] } {
  const lines: RequestLine[] = []
  const problems: Problem[] = []
  for (const gpuClass of call.gpuClasses) {
    const typed = (part: LinePart) => (answers[lineField(gpuClass, part)] ?? '').trim()
    if (!askingParts.some(typed)) continue
    const line = readLine(gpuClass, typed, call)
    if ('sentence' in line) problems.push(line)
    else lines.push(line)
    const { problem } = readTypedSize(answers, gpuClass)
    if (problem) problems.push(problem)
  }
  if (lines.length === 0 && problems.length === 0) {
    const field = lineField(call.gpuClasses[0] ?? '', 'asked')
    problems.push({ field, sentence: 'Ask for hours in at least one GPU class.' })
  }
  return { lines, problems }
}

function readLine(gpuClass: string, typed: (part: LinePart) => string, call: Window): RequestLine | Problem {
  const name = gpuClass.toUpperCase()
  const at = (part: LinePart, sentence: string): Problem => ({
    field: lineField(gpuClass, part),
    sentence: `${name}: ${sentence}`,
  })
  const asked = parseGpuHours(typed('asked'))
  if (!asked) return at('asked', 'write the hours asked as a number above nothing, such as 12,400.')
  const leastUseful = typed('least') ? parseGpuHours(typed('least')) : gpuSeconds(0)
  if (leastUseful === null) return at('least', 'write the least useful hours as a number, such as 6,000.')
  if (leastUseful > asked) return at('least', 'the least useful hours cannot be more than the hours asked.')
  const firstMonth = parseMonth(typed('first') || call.firstMonth)
  const lastMonth = parseMonth(typed('last') || call.lastMonth)
  const window = `${formatMonth(call.firstMonth)} to ${formatMonth(call.lastMonth)}`
  if (!firstMonth || firstMonth < call.firstMonth || firstMonth > call.lastMonth) {
    return at('first', `choose a first month from ${window}.`)
  }
  if (!lastMonth || lastMonth < call.firstMonth || lastMonth > call.lastMonth) {
    return at('last', `choose a last month from ${window}.`)
  }
  if (lastMonth < firstMonth) return at('last', 'the last month comes before the first.')
  const gpus = readGpus(typed)
  if ('part' in gpus) return at(gpus.part, gpus.sentence)
  return { gpuClass, asked, leastUseful, firstMonth, lastMonth, ...gpus, canCheckpoint: yesNo(typed('checkpoint')) }
}

/** More than any cluster has, so that a slip of the finger is seen. */
const mostGpusThereAre = 100_000

function readGpus(typed: (part: LinePart) => string) {
  const [fewestGpus, mostGpus] = [readCount(typed('fewest')), readCount(typed('most'))]
  const wrong = (part: LinePart, sentence: string) => ({ part, sentence })
  if (fewestGpus === undefined) return wrong('fewest', 'write the fewest GPUs at once as a whole number, such as 8.')
  if (mostGpus === undefined) return wrong('most', 'write the most GPUs at once as a whole number, such as 512.')
  if (fewestGpus !== null && mostGpus !== null && fewestGpus > mostGpus) {
    return wrong('most', 'the most GPUs at once cannot be fewer than the fewest.')
  }
  return { fewestGpus, mostGpus }
}

/** Null for an empty field, undefined for what is no number of GPUs. */
function readCount(typed: string): number | null | undefined {
  if (!typed) return null
  const count = /^(\d{1,6}|\d{1,3},\d{3})$/.test(typed) ? Number(typed.replaceAll(',', '')) : 0
  return count >= 1 && count <= mostGpusThereAre ? count : undefined
}

function yesNo(typed: string): boolean | null {
  return typed === 'yes' || typed === 'no' ? typed === 'yes' : null
}
