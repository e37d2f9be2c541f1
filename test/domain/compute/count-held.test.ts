import { expect, test } from 'vitest'
import { countHeld } from '#app/domain/compute/count-held.server.ts'
import { mapAccount } from '#app/domain/compute/map-account.server.ts'
import { readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { readHeldGroup } from '#app/domain/compute/read-held-group.server.ts'
import { readHeld } from '#app/domain/compute/read-usage-imports.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply, importText } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const heading =
  'Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NodeList|JobName\n'
/** Two days over the end of February where GPUs are, and none counted. */
const uncounted = `${heading}c|1|1|atom_g17|u|gpu|COMPLETED|2026-02-28T00:00:00|2026-02-28T00:00:00|2026-03-02T00:00:00|172800|cpu=8|n1|a
c|2|2|atom_g17|u|gpu|RUNNING|2026-03-02T00:00:00|2026-03-02T00:00:00|Unknown|3600|cpu=8|n1|b
`
const untyped = `${heading}c|3|3|atom_g17|u|batch|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu=4|n1|a
`
const gpuRuns = { account: 'atom_g17', partition: 'gpu', because: 'gres-not-tracked' as const }

async function given(account: string | null = 'atom_g17') {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, account)
  return { world, grace, ravi, projectId }
}

async function allocation(person: Parameters<typeof readAllocations>[1]) {
  return (await readAllocations(held.world.db, person, { size: 5 }))[0]
}

test('runs Slurm counted no GPUs for are charged as staff count them, in the months they ran', async () => {
  const { world, grace, ravi } = await given()
  await importText(world, ravi, uncounted)
  expect(await readHeldGroup(world.db, gpuRuns)).toMatchObject({ partitions: [{ name: 'gpu', runs: 2 }] })

  const counted = made(await countHeld(world, actorOf(ravi), { ...gpuRuns, count: 8, gpuClass: 'h100' }))

  expect(counted.runs).toBe(2)
  expect(await allocation(grace)).toMatchObject({ used: 1_382_400n, running: 28_800n })
  expect(await readHeld(world.db)).toEqual([])
  expect(await readHeldGroup(world.db, gpuRuns)).toBeNull()
})

test('the same file imported again does not undo the count, a changed row is held anew', async () => {
  const { world, grace, ravi } = await given()
  await importText(world, ravi, uncounted)
  made(await countHeld(world, actorOf(ravi), { ...gpuRuns, count: 1, gpuClass: 'h100' }))

  await importText(world, ravi, uncounted)
  const before = await allocation(grace)
  const ended = uncounted.replace('RUNNING', 'COMPLETED').replace('Unknown', '2026-03-02T02:00:00')
  await importText(world, ravi, ended.replace('|3600|cpu', '|7200|cpu'))

  expect(before).toMatchObject({ used: 172_800n, running: 3600n })
  expect(await allocation(grace)).toMatchObject({ used: 172_800n, running: 0n })
  expect(await readHeld(world.db)).toMatchObject([{ because: 'gres-not-tracked', runs: 1 }])
})

test('runs that used no GPUs are let go without a charge', async () => {
  const { world, grace, ravi } = await given()
  await importText(world, ravi, uncounted)

  made(await countHeld(world, actorOf(ravi), { ...gpuRuns, count: 0, gpuClass: null }))
  await importText(world, ravi, uncounted)

  expect(await readHeld(world.db)).toEqual([])
  expect(await allocation(grace)).toBeUndefined()
})

test('GPUs without a type keep Slurm’s count and get the class staff name', async () => {
  const { world, grace, ravi } = await given()
  await importText(world, ravi, untyped)
  const asked = { account: 'atom_g17', partition: 'batch', because: 'class-unknown' as const, count: 1 }

  expect(await countHeld(world, actorOf(ravi), { ...asked, gpuClass: null })).toMatchObject({
    refused: 'no-such-class',
  })
  made(await countHeld(world, actorOf(ravi), { ...asked, gpuClass: 'h200' }))

  expect(await allocation(grace)).toMatchObject({ gpuClass: 'h200', used: 14_400n })
})

test('counted runs whose account nobody knows wait for it, also when the file comes again', async () => {
  const { world, grace, ravi, projectId } = await given(null)
  await givenSupply(world, ravi, 1000)
  await importText(world, ravi, uncounted)

  made(await countHeld(world, actorOf(ravi), { ...gpuRuns, count: 1, gpuClass: 'h100' }))
  await importText(world, ravi, uncounted)
  expect(await readHeld(world.db)).toMatchObject([{ because: 'unknown-account', runs: 2, seconds: 176_400n }])
  made(await mapAccount(world, actorOf(ravi), { account: 'atom_g17', projectId }))

  expect(await allocation(grace)).toMatchObject({ used: 172_800n, running: 3600n })
})

test('held runs are counted once, by compute officers, with a class the lab lists', async () => {
  const { world, grace, ravi } = await given()
  await importText(world, ravi, uncounted)
  const asked = { ...gpuRuns, count: 2, gpuClass: 'h100' }

  expect(await countHeld(world, actorOf(grace), asked)).toMatchObject({ refused: 'not-allowed' })
  expect(await countHeld(world, actorOf(ravi), { ...asked, gpuClass: 'nope' })).toMatchObject({
    refused: 'no-such-class',
  })
  expect(await countHeld(world, actorOf(ravi), { ...asked, count: -1 })).toMatchObject({ refused: 'not-a-count' })
  const answers = await Promise.all([1, 2, 3].map(() => countHeld(world, actorOf(ravi), asked)))

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.refused === 'nothing-held')).toHaveLength(2)
  expect(await allocation(grace)).toMatchObject({ used: 345_600n })
})
