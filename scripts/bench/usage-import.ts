import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sacctFile } from '#db/seed/large/sacct-file.ts'
import type { Bench } from './bench.ts'
import { type Line, median, megabytes, perSecond } from './figures.ts'
import type { Portal } from './place.ts'
import { type Ran, runNode } from './processes.ts'

/** A gigabyte takes minutes: once is enough. */
const roundsOf = (rows: number) => (rows > 1_000_000 ? 1 : 2)
const dayMs = 86_400_000

/** The command that imports usage, beside a COPY of the same file into one table with the same key and index. */
export async function usageImport(bench: Bench): Promise<Line[]> {
  const portal = await bench.small()
  const { rows } = bench.sizes
  const directory = join(bench.folder, 'small')
  // What the command takes to start and to import nothing is no part of the pace.
  const empty = await importOf(directory, bench.folder, { rows: 1, firstJob: nextJob(1) })
  const tenth = await importOf(directory, bench.folder, { rows: Math.ceil(rows / 10), firstJob: nextJob(rows) })
  const found = { ours: [] as number[], bare: [] as number[], peak: 0 }
  for (let round = 0; round < roundsOf(rows); round += 1) {
    const asked = { rows, firstJob: nextJob(rows) }
    found.bare.push(await bareSeconds(portal, bench.folder, asked))
    const ours = await importOf(directory, bench.folder, asked)
    found.ours.push(ours.seconds - empty.seconds)
    found.peak = Math.max(found.peak, ours.peakBytes)
  }
  const ours = rows / median(found.ours)
  const bare = rows / median(found.bare)
  const size = rows.toLocaleString('en-US')
  return [
    {
      what: `usage import of ${size} rows`,
      ours: perSecond(ours, 'rows'),
      bare: perSecond(bare, 'rows'),
      ratio: ours / bare,
      goal: '≥ 0.5 ×',
      isMet: ours / bare >= 0.5,
    },
    {
      what: 'its memory at most',
      ours: megabytes(found.peak),
      bare: `${megabytes(tenth.peakBytes)} for a tenth`,
      ratio: found.peak / tenth.peakBytes,
      goal: '≤ 1.2 ×',
      isMet: found.peak <= 1.2 * tenth.peakBytes,
    },
  ]
}

type Asked = { rows: number; firstJob: number }

let next = 0

/** Numbers no file before had, so that nothing is a duplicate. */
function nextJob(rows: number): number {
  next = Math.max(next, Date.now())
  const first = next
  next += rows
  return first
}

async function importOf(directory: string, folder: string, asked: Asked): Promise<Ran> {
  return withFile(folder, asked, (file) =>
    runNode(['scripts/run.mjs', 'import-usage', file, '--json'], { DATA_DIR: directory }),
  )
}

async function bareSeconds(portal: Portal, folder: string, asked: Asked): Promise<number> {
  return withFile(folder, asked, async (file) => {
    const { output } = await runNode(['scripts/bench/bare.mjs', 'copy', portal.databaseUrl, file])
    return Number(output.trim())
  })
}

/** The accounts of the story's projects, so that almost every run finds its allocation. */
const accounts = ['atom_g17', 'atom_g21', 'atom_g22', 'atom_g23'].map((account) => ({ account, gpuClass: 'h100' }))

async function withFile<Made>(folder: string, asked: Asked, work: (file: string) => Promise<Made>): Promise<Made> {
  const file = join(folder, `sacct-${asked.firstJob}-${asked.rows}.psv`)
  const until = new Date()
  const from = new Date(until.getTime() - 120 * dayMs)
  const lines = sacctFile({ ...asked, accounts, from, until, gpuHours: 10_000 })
  await pipeline(Readable.from(lines), createWriteStream(file))
  try {
    return await work(file)
  } finally {
    await rm(file)
  }
}
