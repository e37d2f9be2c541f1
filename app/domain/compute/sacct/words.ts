import type { SacctRow } from './row.ts'

type Told = Pick<SacctRow, 'jobId' | 'state' | 'account' | 'tres' | 'partition' | 'start'>

const sentences: Record<string, (told: Told, said: string) => string> = {
  'bad-job-id': () => 'JobIDRaw is not a number, so the run cannot be told from others.',
  'unknown-state': (told) => `Slurm state ${quote(told.state)} is not known; nothing is charged for it.`,
  'missing-column': (_told, said) => `the file has no column ${said}, so the run cannot be placed or charged.`,
  'bad-elapsed': () => 'ElapsedRaw is not a span of seconds that can be charged.',
  'no-start': () => 'the run has no start time.',
  'bad-time': (told) => `${quote(told.start)} or another of its times cannot be read.`,
  'mig-slice': () => 'GPU slices (MIG) are charged as whole GPUs of their class until an exchange rate is set.',
  'typed-only': () => 'GPUs are listed by type only; their sum is charged.',
  'counts-differ': () => 'the typed GPUs do not add up to gres/gpu; gres/gpu is charged.',
  'name-has-delimiter': () => 'the job name holds the delimiter; it was put together again because JobName comes last.',
  'clock-change': () => 'the start falls in a change of clocks and was read as the first such time.',
  'gres-not-tracked': (told) =>
    `it ran in ${quote(told.partition)}, where GPUs are, but Slurm counted none. Held for staff.`,
  'class-unknown': () =>
    'its GPUs have no type, and neither partition nor account says which class they are. Held for staff.',
}

/** The sentence for a code, opened by the job it is about. */
export function sentenceOf(code: string, told: Told, said = ''): string {
  const sentence = sentences[code]
  if (!sentence) throw new Error(`no sentence for ${code}`)
  return `Job ${told.jobId.slice(0, 40)}: ${sentence(told, said)}`
}

function quote(text: string | null): string {
  return `"${(text ?? '').slice(0, 40)}"`
}
