import { expect, test } from 'vitest'
import { mapAccount } from '#app/domain/compute/map-account.server.ts'
import { readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { readBurn } from '#app/domain/compute/read-burn.server.ts'
import { readRuns } from '#app/domain/compute/read-runs.server.ts'
import { readHeld } from '#app/domain/compute/read-usage-imports.server.ts'
import { setSlurmAccount } from '#app/domain/grants/set-slurm-account.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, importText } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const text = `Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NodeList|JobName
c|1|1|lost|u|h100|COMPLETED|2026-02-27T00:00:00|2026-02-27T00:00:00|2026-03-01T00:00:00|172800|gres/gpu:h100=2,gres/gpu=2|n1|a
c|2|2|lost|u|h100|RUNNING|2026-03-02T00:00:00|2026-03-02T00:00:00|Unknown|3600|gres/gpu:h100=1,gres/gpu=1|n1|b
`

test('mapping an account charges what waited, in the months it ran', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, null)
  const { answer } = await importText(world, ravi, text)
  expect(answer.rows.held).toBe(2)
  expect(await readHeld(world.db)).toMatchObject([{ account: 'lost', because: 'unknown-account', runs: 2 }])

  const mapped = made(await mapAccount(world, actorOf(ravi), { account: 'lost', projectId }))

  expect(mapped.runs).toBe(2)
  expect(await readHeld(world.db)).toEqual([])
  const [allocation] = await readAllocations(world.db, grace, { size: 5 })
  expect(allocation).toMatchObject({ used: 345_600n, running: 3600n, left: -349_200n, origin: 'usage' })
  if (!allocation) throw new Error('no allocation')
  const burn = await readBurn(world.db, { ...allocation, now: world.clock.now() })
  expect(burn.used.at(-1)?.total).toBe(gpuSeconds(349_200))
  expect(await readRuns(world.db, allocation.id, { size: 1 })).toMatchObject([
    { jobId: '2' },
    { jobId: '1', seconds: 345_600n },
  ])
  const [first] = await readRuns(world.db, allocation.id, { size: 1 })
  expect(await readRuns(world.db, allocation.id, { size: 5, after: first?.cursor ?? '' })).toMatchObject([
    { jobId: '1' },
  ])
})

test('an account that was set on the project since is charged for what waited, once', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, null)
  await importText(world, ravi, text)
  made(await setSlurmAccount(world, actorOf(ravi), { projectId, account: 'lost' }))

  const mapped = made(await mapAccount(world, actorOf(ravi), { account: 'lost', projectId }))
  const again = made(await mapAccount(world, actorOf(ravi), { account: 'lost', projectId }))

  expect([mapped.runs, again.runs]).toEqual([2, 0])
  expect(await readHeld(world.db)).toEqual([])
  expect(await readAllocations(world.db, grace, { size: 5 })).toMatchObject([{ used: 345_600n, running: 3600n }])
})

test('an account belongs to one project, and only officers say whose it is', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  const otherId = await givenProject(world, grace, 'atom_g21')

  expect(await mapAccount(world, actorOf(grace), { account: 'x', projectId })).toMatchObject({ refused: 'not-allowed' })
  expect(await mapAccount(world, actorOf(ravi), { account: 'atom_g17', projectId: otherId })).toMatchObject({
    refused: 'already-mapped',
  })
  made(await mapAccount(world, actorOf(ravi), { account: 'x', projectId }))
  expect(await mapAccount(world, actorOf(ravi), { account: 'x', projectId: otherId })).toMatchObject({
    refused: 'already-mapped',
  })
})
