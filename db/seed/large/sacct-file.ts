import { dice, pick } from '../dice.ts'

export type SacctFile = {
  rows: number
  /** Accounts and the GPU class each runs on. */
  accounts: readonly { account: string; gpuClass: string }[]
  from: Date
  until: Date
  /** GPU-hours of all rows together, more or less. */
  gpuHours: number
  firstJob: number
}

const columns =
  'Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NNodes|NodeList|JobName'
const people = ['chen', 'lindqvist', 'mbatha', 'novak', 'osei', 'park', 'rahimi', 'silva']
const rowsAChunk = 2_000

/** A file as sacct writes it, in chunks: the same words for the same asking. One job in a hundred is of an account nobody knows. */
export async function* sacctFile(asked: SacctFile): AsyncGenerator<Buffer> {
  const random = dice(`${asked.firstJob} ${asked.rows}`)
  yield Buffer.from(`${columns}\n`)
  for (let row = 0; row < asked.rows; row += rowsAChunk) {
    let text = ''
    for (let at = row; at < Math.min(asked.rows, row + rowsAChunk); at += 1) text += rowOf(random, asked, at)
    yield Buffer.from(text)
  }
}

function rowOf(random: () => number, asked: SacctFile, index: number): string {
  const id = asked.firstJob + index
  const { account, gpuClass } = pick(random, asked.accounts)
  const gpus = pick(random, [1, 1, 2, 4, 8, 8, 16])
  const mean = (asked.gpuHours * 3600) / asked.rows / 6
  const seconds = Math.max(1, Math.round(mean * (0.5 + random())))
  const share = index / asked.rows
  const start = asked.from.getTime() + share * (asked.until.getTime() - asked.from.getTime() - seconds * 1000)
  const submitted = start - Math.floor(random() * 7_200_000)
  const nodes = Math.ceil(gpus / 8)
  const tres = `billing=${gpus * 8},cpu=${gpus * 8},mem=${gpus * 64}G,gres/gpu:${gpuClass}=${gpus},gres/gpu=${gpus},node=${nodes}`
  const who = random() < 0.01 ? 'visitor' : account
  const state = pick(random, ['COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED', 'TIMEOUT', 'CANCELLED by 1201'])
  const words = ['atom1', id, id, who, pick(random, people), gpuClass, state, wall(submitted), wall(start)]
  const rest = [
    wall(start + seconds * 1000),
    seconds,
    tres,
    nodes,
    `atom-${gpuClass}-[0${1 + (index % 9)}]`,
    `train-${id}`,
  ]
  return `${[...words, ...rest].join('|')}\n`
}

function wall(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19)
}
