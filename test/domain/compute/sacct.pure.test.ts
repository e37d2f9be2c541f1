import { describe, expect, test } from 'vitest'
import { chooseAllocation } from '#app/domain/compute/choose-allocation.ts'
import { forecastRunOut } from '#app/domain/compute/forecast.ts'
import { parseElapsed } from '#app/domain/compute/sacct/elapsed.ts'
import { countGpus, readGpus } from '#app/domain/compute/sacct/gpus.ts'
import { instantReader } from '#app/domain/compute/sacct/instant.ts'
import { splitOverMonths } from '#app/domain/compute/sacct/months.ts'
import { looksLikeGpus, nameClasses } from '#app/domain/compute/sacct/name-classes.ts'
import { readSacct } from '#app/domain/compute/sacct/read-sacct.ts'
import { stageOf } from '#app/domain/compute/sacct/state.ts'
import { gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function rowsOf(text: string, reading = {}, size = 7) {
  const rows = []
  for await (const batch of readSacct(inChunks(text, size), reading)) rows.push(...batch)
  return rows
}

describe('GPUs of a run', () => {
  test.each([
    ['', 0],
    ['billing=1,cpu=1,mem=1000M,node=1', 0],
    ['billing=10,cpu=10,gres/gpu=4,mem=374000M,node=2', 4],
    ['billing=1,cpu=1,gres/gpu:p100=1,mem=125G,node=1', 1],
    ['cpu=8,gres/gpu:h100=8,gres/gpu=8', 8],
    ['cpu=8,gres/gpu:h100=4,gres/gpu:a100=2', 6],
    ['gres/gpumem=80G,gres/gpuutil=50,gres/shard=4', 0],
  ])('%s has %i', (tres, count) => {
    expect(countGpus(readGpus(tres))).toBe(count)
  })

  const book = { classes: ['a100', 'h100'], onlyClassOf: new Map([['one', 'a100']]) }
  const named = (tres: string, where: Partial<{ partition: string; nodes: string; account: string }> = {}) =>
    nameClasses(readGpus(tres), { partition: '', nodes: '', account: '', ...where }, book)

  test('a type, a slice and a maker’s long name are one class', () => {
    expect(named('gres/gpu:h100=2').counts).toEqual([{ gpuClass: 'h100', count: 2 }])
    expect(named('gres/gpu:h100_3g.40gb=2')).toEqual({
      counts: [{ gpuClass: 'h100', count: 2 }],
      warnings: ['mig-slice', 'typed-only'],
    })
    expect(named('gres/gpu:nvidia_h100_80gb_hbm3=2,gres/gpu=2').counts).toEqual([{ gpuClass: 'h100', count: 2 }])
    expect(named('gres/gpu:mi300x=2,gres/gpu=2').counts).toEqual([{ gpuClass: 'mi300x', count: 2 }])
  })

  test('without a type the partition says, then the nodes, then the account', () => {
    expect(named('gres/gpu=2', { partition: 'gpu-h100-long', nodes: 'a100n1' }).counts).toEqual([
      { gpuClass: 'h100', count: 2 },
    ])
    expect(named('gres/gpu=2', { nodes: 'a100n[1-2]' }).counts).toEqual([{ gpuClass: 'a100', count: 2 }])
    expect(named('gres/gpu=2', { account: 'one' }).counts).toEqual([{ gpuClass: 'a100', count: 2 }])
    expect(named('gres/gpu=2', { nodes: 'a100n1,h100n1' }).counts).toBeNull()
  })

  test('what Slurm counted is shared by the types when they disagree', () => {
    expect(named('gres/gpu:h100=4,gres/gpu:a100=2,gres/gpu=3').counts).toEqual([
      { gpuClass: 'h100', count: 2 },
      { gpuClass: 'a100', count: 1 },
    ])
  })

  test('a place with GPUs is known by its name', () => {
    expect(looksLikeGpus({ partition: 'gpuold', nodes: '' }, book)).toBe(true)
    expect(looksLikeGpus({ partition: 'cpu', nodes: 'c001' }, book)).toBe(false)
  })
})

describe('times', () => {
  test('epoch seconds, offsets and UTC need no zone; what is not yet known is null; nonsense is not a time', () => {
    const read = instantReader()
    expect(read('1772323200')).toBe(Date.UTC(2026, 2, 1))
    expect(read('2026-03-01T00:00:00')).toBe(Date.UTC(2026, 2, 1))
    expect(read('2026-03-01T00:00:00-05:00')).toBe(Date.UTC(2026, 2, 1, 5))
    for (const text of ['Unknown', 'None', '', null]) expect(read(text)).toBeNull()
    for (const text of ['2026-02-30T00:00:00', '2026-13-01T00:00:00', 'yesterday']) expect(read(text)).toBeNaN()
  })

  test('a skipped local time is read as if the clock had not moved, a repeated one as its first', () => {
    const read = instantReader('America/New_York')
    expect(read('2026-03-08T01:59:59')).toBe(Date.UTC(2026, 2, 8, 6, 59, 59))
    expect(read('2026-03-08T02:30:00')).toBe(Date.UTC(2026, 2, 8, 7, 30))
    expect(read('2026-03-08T03:00:00')).toBe(Date.UTC(2026, 2, 8, 7))
    expect(read('2026-11-01T01:30:00')).toBe(Date.UTC(2026, 10, 1, 5, 30))
    expect(read('2026-11-01T02:00:00')).toBe(Date.UTC(2026, 10, 1, 7))
    expect([
      read.isDoubtful('2026-03-08T02:30:00'),
      read.isDoubtful('2026-11-01T01:30:00'),
      read.isDoubtful('2026-11-01T03:30:00'),
    ]).toEqual([true, true, false])
  })

  test('elapsed time has days, hours, minutes and seconds', () => {
    expect(['3-00:00:00', '22:32:22', '01:05', '00:15.057', 'x'].map(parseElapsed)).toEqual([
      259_200,
      81_142,
      65,
      15,
      null,
    ])
  })

  test('a run over month ends is shared by wall time, and no second is lost', () => {
    const run = { from: Date.UTC(2026, 0, 31, 23), until: Date.UTC(2026, 2, 1, 1), seconds: 1_000_003 }
    const parts = splitOverMonths(run)
    expect(parts.map((part) => part.month)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(1_000_003)
  })

  test('a run that ends at midnight of a month’s first day lies in the month before', () => {
    expect(splitOverMonths({ from: Date.UTC(2026, 0, 31), until: Date.UTC(2026, 1, 1), seconds: 60 })).toEqual([
      { month: '2026-01', seconds: 60 },
    ])
  })

  test('states say whether hours are final, cut and qualified ones too', () => {
    const states = ['COMPLETED', 'CANCELLED by 1300204', 'CANCELLED+', 'OUT_OF_ME+', 'RUNNING', 'PENDING', 'FOO', '']
    expect(states.map(stageOf)).toEqual([
      'ended',
      'ended',
      'ended',
      'ended',
      'running',
      'pending',
      'unknown',
      'unknown',
    ])
  })
})

describe('files', () => {
  test('a header may stand in any order, end with a delimiter, and carry a byte order mark and CRLF', async () => {
    const rows = await rowsOf('\uFEFFState|JobID|JobName|\r\nCOMPLETED|1|aàb|\r\n')
    expect(rows).toMatchObject([{ row: 2, jobId: '1', state: 'COMPLETED', isNameCut: false }])
  })

  test('declared columns and another delimiter read a file without a header', async () => {
    const rows = await rowsOf('7;RUNNING;a;b\n', { columns: 'JobIDRaw,State,JobName', delimiter: ';' })
    expect(rows).toMatchObject([{ row: 1, jobId: '7', isNameCut: true }])
  })

  test('a line that does not fit its columns says so', async () => {
    const rows = await rowsOf('JobID|State|User\n1|COMPLETED\n1|COMPLETED|a|b|c\n')
    expect(rows).toMatchObject([
      { problem: { row: 2, code: 'too-few-fields' } },
      { problem: { row: 3, code: 'too-many-fields' } },
    ])
  })

  test.each([1, 3, 1000])('JSON is cut into jobs wherever chunks of %i end', async (size) => {
    const job = (id: number) => ({
      job_id: id,
      name: 'a "quoted\\" } name',
      account: 'x',
      cluster: 'c',
      time: { elapsed: 60, start: 1772323200, end: { set: true, number: 1772323260 }, submission: 1772323200 },
      state: { current: ['COMPLETED', 'FLAG'] },
      het: { job_id: { set: true, number: 9 }, job_offset: { set: true, number: 1 } },
      tres: {
        allocated: [
          { type: 'gres', name: 'gpu:h100', id: 1, count: 2 },
          { type: 'energy', name: '', id: 2, count: -2 },
        ],
      },
    })
    const text = JSON.stringify({ meta: { jobs: [{ a: 1 }] }, jobs: [job(1), job(2)], errors: [] })
    const rows = await rowsOf(text, {}, size)
    expect(rows).toMatchObject([
      {
        row: 1,
        jobId: '9+1',
        jobIdRaw: '1',
        state: 'COMPLETED',
        tres: 'gres/gpu:h100=2',
        elapsedRaw: '60',
        end: '1772323260',
      },
      { row: 2, jobIdRaw: '2' },
    ])
  })
})

describe('charging and forecasting', () => {
  const candidate = (id: string, first: string, last: string, origin: 'granted' | 'usage' = 'granted') =>
    ({ id: `alo_${id}`, origin, firstMonth: first as Month, lastMonth: last as Month }) as const

  test('the allocation that covers the month and ends first is charged; else the nearest; else the one usage opened', () => {
    const long = candidate('a', '2026-01', '2026-12')
    const short = candidate('b', '2026-01', '2026-06')
    const opened = candidate('c', '2026-01', '2026-12', 'usage')
    const march = '2026-03' as Month
    expect(chooseAllocation([long, short, opened], march)).toEqual({ allocation: short, isOutside: false })
    expect(chooseAllocation([short, opened], '2026-08' as Month)).toEqual({ allocation: short, isOutside: true })
    expect(chooseAllocation([opened], march)).toEqual({ allocation: opened, isOutside: false })
    expect(chooseAllocation([], march)).toBeNull()
  })

  test('even use runs out on one day; uneven use within a fan', () => {
    const now = new Date('2026-03-29T00:00:00Z')
    const even = forecastRunOut({ left: gpuHours(100), now, days: Array.from({ length: 28 }, () => gpuHours(10)) })
    expect([even?.early, even?.likely, even?.late]).toEqual(Array(3).fill(new Date('2026-04-08T00:00:00Z')))
    const days = Array.from({ length: 28 }, (_, day) => gpuHours(day < 14 ? 0 : 20))
    const uneven = forecastRunOut({ left: gpuHours(100), now, days })
    expect(uneven).toEqual({
      early: new Date('2026-04-03T00:00:00Z'),
      likely: new Date('2026-04-08T00:00:00Z'),
      late: null,
    })
    expect(forecastRunOut({ left: gpuHours(100), now, days: [gpuSeconds(0)] })).toBeNull()
  })
})
