import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, importText } from '#test/support/given/compute.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const header =
  'Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NodeList|JobName'
const accounts = ['atom_g17', 'atom_g21', 'nobody']
const classes = ['h100', 'h200', 'a100']

type Run = {
  account: number
  gpuClass: number
  gpus: number
  day: number
  hours: number
  isOver: boolean
  wasSeen: boolean
}
const run = fc.record({
  account: fc.nat(2),
  gpuClass: fc.nat(2),
  gpus: fc.integer({ min: 0, max: 16 }),
  day: fc.nat(60),
  hours: fc.integer({ min: 1, max: 900 }),
  isOver: fc.boolean(),
  wasSeen: fc.boolean(),
})

/** The rows of a run: perhaps one from while it ran, and perhaps its final one. */
function rowsOf({ account, gpuClass, gpus, day, hours, isOver, wasSeen }: Run, index: number): string[] {
  const start = Date.UTC(2026, 1, 1) / 1000 + day * 86_400
  const gres = gpus > 0 ? `cpu=8,gres/gpu:${classes[gpuClass]}=${gpus},gres/gpu=${gpus}` : 'cpu=8'
  const row = (state: string, end: number | string, elapsed: number) =>
    `c|${index + 1}|${index + 1}|${accounts[account]}|u|batch|${state}|${start}|${start}|${end}|${elapsed}|${gres}|n1|job`
  const seen = row('RUNNING', 'Unknown', Math.floor((hours * 3600) / 2))
  const over = row('COMPLETED', start + hours * 3600, hours * 3600)
  return [...(wasSeen || !isOver ? [seen] : []), ...(isOver ? [over] : [])]
}

async function balancesAfter(files: string[][]): Promise<string[]> {
  const { world } = held
  await world.empty()
  const { grace, ravi } = await cast(world)
  await givenProject(world, grace, 'atom_g17')
  await givenProject(world, grace, 'atom_g21')
  for (const rows of files) await importText(world, ravi, [header, ...rows, ''].join('\n'))
  expect(await checkInvariants(world.sql)).toEqual([])
  const totals = await readTotals(world.db, { kinds: ['used', 'running', 'unattributed', 'pool'] })
  return totals
    .filter((total) => total.balance !== 0n)
    .map((total) => [total.kind, total.asset, total.month, total.balance].join(' '))
    .sort()
}

test('the same rows in any order, split over any files and told twice, give the same balances', async () => {
  const world = fc.array(run, { minLength: 1, maxLength: 12 }).chain((runs) => {
    const rows = runs.flatMap(rowsOf)
    return fc.record({
      rows: fc.constant(rows),
      shuffled: fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      again: fc.subarray(rows),
      cut: fc.nat(rows.length),
    })
  })

  await fc.assert(
    fc.asyncProperty(world, async ({ rows, shuffled, again, cut }) => {
      const whole = await balancesAfter([rows])
      const split = await balancesAfter([shuffled.slice(0, cut), shuffled.slice(cut), again])
      expect(split).toEqual(whole)
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('a corrected row leaves what importing only the correction leaves', async () => {
  const right = { account: 0, gpuClass: 0, gpus: 4, day: 20, hours: 300, isOver: true, wasSeen: false }
  const wrong = rowsOf({ ...right, hours: 200, gpuClass: 1 }, 0)

  const corrected = await balancesAfter([wrong, rowsOf(right, 0)])

  expect(corrected).toEqual(await balancesAfter([rowsOf(right, 0)]))
})

test('a row from while a run ran never overrides its final row', async () => {
  const over = rowsOf({ account: 0, gpuClass: 0, gpus: 4, day: 3, hours: 5, isOver: true, wasSeen: true }, 0)

  const backwards = await balancesAfter([over.slice(1), over.slice(0, 1)])

  expect(backwards).toEqual(await balancesAfter([over]))
  expect(backwards.some((line) => line.startsWith('running'))).toBe(false)
})

test('a dry run writes nothing', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  await givenProject(world, grace, 'atom_g17')
  const rows = rowsOf({ account: 0, gpuClass: 2, gpus: 4, day: 20, hours: 300, isOver: true, wasSeen: false }, 0)

  const looked = await importText(world, ravi, [header, ...rows].join('\n'), { isDryRun: true })

  expect(looked.answer).toMatchObject({
    dry_run: true,
    rows: { final: 1 },
    by_account: { atom_g17: String(300 * 3600 * 4) },
  })
  expect(looked.verdicts).toMatchObject([{ row: 2, jobId: '1', verdict: 'final' }])
  for (const table of ['usage_import', 'run', 'run_part', 'journal_entry', 'happening', 'allocation']) {
    const [count] = await world.sql.unsafe(`select count(*)::int as n from ${table}`)
    expect([table, count?.n]).toEqual([table, 0])
  }
})
