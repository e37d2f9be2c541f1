import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, importText, inChunks } from '#test/support/given/compute.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const folder = '../shared/data/sacct'
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
const orderA =
  'jobid|jobidraw|cluster|partition|qos|account|group|gid|user|uid|submit|eligible|start|end|elapsed|exitcode|state|nnodes|ncpus|reqcpus|reqmem|reqtres|alloctres|timelimit|nodelist|jobname'
const orderB =
  'JobID|JobIDRaw|User|Account|State|Start|End|AveCPU|AveDiskRead|AveDiskWrite|AveRSS|AveVMSize|ElapsedRaw|ExitCode|Layout|MaxRSS|MaxVMSize|MinCPU|ReqCPUS|ReqMem|ReqNodes|Reservation|Submit|Suspended|SystemCPU|TimelimitRaw|UserCPU|NodeList|Partition|AllocTRES|Priority|JobName'

async function given() {
  const { world } = held
  const { grace, lin, ravi } = await cast(world)
  await givenProject(world, grace, 'atom_g17')
  await givenProject(world, lin, 'atom_g21')
  return { world, ravi, grace }
}

async function sumOf(kind: string) {
  const totals = await readTotals(held.world.db, { kinds: [kind] })
  return totals.reduce((sum, total) => sum + total.balance, 0n)
}

test.runIf(existsSync(folder))(
  'the file of edge cases imports to its stated results, and a second time to nothing',
  async () => {
    const { world, ravi } = await given()
    const text = read('CONSTRUCTED-edge-cases.psv')

    const { answer } = await importText(world, ravi, text)
    const { answer: again } = await importText(world, ravi, text)

    expect(answer.rows).toEqual({
      final: 12,
      provisional: 1,
      steps: 3,
      pending: 1,
      not_started: 1,
      duplicate: 0,
      held: 2,
      rejected: 0,
    })
    expect(answer.gpu_seconds).toEqual({ final: '450600', provisional: '115200', unattributed: '3600' })
    expect(answer.by_account).toEqual({ atom_g17: '259800', atom_g21: '187200' })
    expect(new Set(answer.problems.map((problem) => problem.code))).toEqual(
      new Set([
        'unknown-account',
        'gres-not-tracked',
        'mig-slice',
        'name-has-delimiter',
        'typed-only',
        'no-allocation',
        'unknown-class',
      ]),
    )
    expect(again.rows).toEqual({
      final: 0,
      provisional: 0,
      steps: 3,
      pending: 1,
      not_started: 1,
      duplicate: 15,
      held: 0,
      rejected: 0,
    })
    expect(await sumOf('used')).toBe(447_000n)
    expect(await sumOf('running')).toBe(115_200n)
    expect(await sumOf('unattributed')).toBe(3600n)
    const used = await readTotals(world.db, { kinds: ['used'], asset: 'GPU:h200' })
    expect(used.map((total) => [total.month, total.balance])).toEqual([
      ['2026-03', 57_600n],
      ['2026-04', 57_600n],
    ])
  },
)

const samples: [string, string | undefined, Record<string, number>][] = [
  ['xdmod-unit-accounting-logs.psv', orderA, { final: 4 }],
  ['xdmod-unit-accounting-logs-with-job-arrays.psv', orderA, { final: 1, rejected: 0 }],
  ['xdmod-unit-non-ended-job-state.psv', orderA, { provisional: 1, pending: 1 }],
  ['xdmod-unit-unknown-job-state.psv', orderA, { rejected: 2 }],
  ['xdmod-unit-utf8-multibyte-chars.psv', orderA, { final: 1 }],
  ['sonar-sacct-resource.psv', orderB, { held: 2, pending: 1 }],
  ['slurm2sql-1.psv', undefined, { final: 2, steps: 3 }],
  ['slurm2sql-2.psv', undefined, { final: 2, steps: 3 }],
  ['reportseff-issue25-requeued.psv', undefined, { steps: 3, rejected: 3 }],
  ['sarc/slurm_21_8_8.json', undefined, { held: 1 }],
  ['sarc/slurm_23_11_5.json', undefined, { held: 1 }],
]

test.runIf(existsSync(folder)).each(samples)('%s is read whole', async (name, columns, rows) => {
  const { world, ravi } = await given()

  const { answer } = await importText(world, ravi, read(name), columns ? { columns } : {})

  expect(answer.rows).toMatchObject(rows)
  if (name.startsWith('sonar')) expect(answer.gpu_seconds.provisional).toBe('2216667')
  const counted = Object.values(answer.rows).reduce((sum, count) => sum + count, 0)
  const lines = read(name)
    .split('\n')
    .filter((line) => line !== '').length
  if (name.endsWith('.psv')) expect(counted).toBe(columns ? lines : lines - 1)
})

test('NUL bytes in JSON are left out, as in lines of text', async () => {
  const { world, ravi } = await given()
  const job = {
    account: 'atom\0_g17',
    cluster: 'c\0',
    job_id: 1,
    user: 'u\0',
    partition: '\0h100',
    nodes: 'n1\0',
    time: { elapsed: 3600, start: 1_772_323_200, end: 1_772_326_800, submission: 1_772_323_200 },
    state: { current: ['COMP\0LETED'] },
    tres: { allocated: [{ type: 'gres', name: 'gpu:h100\0', count: 2 }] },
  }

  const { answer } = await importText(world, ravi, JSON.stringify({ jobs: [job] }))

  expect(answer.rows).toMatchObject({ final: 1, rejected: 0 })
  expect(answer.by_account).toEqual({ atom_g17: '7200' })
})

test('a file without a header or declared columns is refused, and nothing of it is kept', async () => {
  const { world, ravi, grace } = await given()
  const file = { fileName: 'x', source: 'api' as const }

  const refused = await importUsage(world, actorOf(ravi), { ...file, bytes: inChunks('1|2|3\n') })
  const cut = await importUsage(world, actorOf(ravi), { ...file, bytes: inChunks('{"jobs": [{"a": 1') })
  const stranger = await importUsage(world, actorOf(grace), { ...file, bytes: inChunks('1|2|3\n') })

  expect(refused).toMatchObject({ ok: false, refused: 'no-header' })
  expect(cut).toMatchObject({ ok: false, refused: 'bad-json' })
  expect(stranger).toMatchObject({ ok: false, refused: 'not-allowed' })
})
