import { z } from 'zod'
import type { BrokenRow, SacctRow } from './row.ts'

/** A number as 21.08 writes it, or as the data parser of 23.11 and later does. */
const figure = z
  .union([z.number(), z.object({ set: z.boolean().optional(), number: z.number().optional() }), z.null()])
  .optional()
  .transform((value) =>
    typeof value === 'object' && value ? (value.set === false ? null : (value.number ?? null)) : (value ?? null),
  )
/** Postgres takes no NUL byte, as little as a line of text may hold one. */
const clean = z.string().transform((value) => value.replaceAll('\0', ''))
const words = clean.nullish().transform((value) => value ?? '')

const shape = z.object({
  account: words,
  cluster: words,
  job_id: z.number().int(),
  user: words,
  partition: words,
  nodes: words,
  association: z.object({ user: words }).partial().optional(),
  array: z.object({ job_id: figure, task_id: figure, task: words }).partial().optional(),
  het: z.object({ job_id: figure, job_offset: figure }).partial().optional(),
  time: z.object({ elapsed: figure, start: figure, end: figure, submission: figure }),
  state: z.object({ current: z.union([clean, z.array(clean)]) }),
  tres: z
    .object({ allocated: z.array(z.object({ type: z.string(), name: words, count: z.number() })).optional() })
    .optional(),
})

/** One job of `sacct --json` as the same row a line of text gives. */
export function rowOfJob(job: unknown, row: number): SacctRow | BrokenRow {
  const read = shape.safeParse(job)
  if (!read.success) {
    const at = read.error.issues[0]?.path.join('.') ?? ''
    return {
      row,
      problem: { row, code: 'bad-job', text: `Job ${row} of the answer cannot be read${at ? ` at ${at}` : ''}.` },
    }
  }
  const told = read.data
  return {
    row,
    cluster: told.cluster || null,
    jobId: shownId(told),
    jobIdRaw: String(told.job_id),
    account: told.account,
    login: told.user || told.association?.user || '',
    partition: told.partition,
    state: stateOf(told.state.current),
    submit: asText(told.time.submission),
    start: asText(told.time.start),
    end: asText(told.time.end),
    elapsedRaw: asText(told.time.elapsed ?? 0) || '0',
    elapsed: null,
    tres: gpusOf(told.tres?.allocated ?? []),
    nodes: told.nodes,
    isNameCut: false,
  }
}

function shownId(told: z.output<typeof shape>): string {
  const { array, het } = told
  if (array?.job_id) {
    const task = array.task || (array.task_id === null || array.task_id === undefined ? '' : String(array.task_id))
    return task ? `${array.job_id}_${task}` : String(array.job_id)
  }
  return het?.job_id ? `${het.job_id}+${het.job_offset ?? 0}` : String(told.job_id)
}

/** Later versions list the state first and flags after it. */
function stateOf(current: string | string[]): string {
  return Array.isArray(current) ? (current[0] ?? '') : current
}

/** Slurm writes 0 where a time is not known yet. */
function asText(value: number | null | undefined): string {
  return value ? String(value) : ''
}

function gpusOf(allocated: { type: string; name: string; count: number }[]): string {
  return allocated
    .filter(({ type, name, count }) => type === 'gres' && (name === 'gpu' || name.startsWith('gpu:')) && count >= 0)
    .map(({ name, count }) => `gres/${name}=${count}`)
    .join(',')
}
