import { expect, test } from 'vitest'
import { importQueuedUsage } from '#app/domain/compute/import-queued-usage.server.ts'
import { queueUsageImport } from '#app/domain/compute/queue-usage-import.server.ts'
import { readUsageImport, readUsageImports } from '#app/domain/compute/read-usage-imports.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, inChunks } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const columns = 'cluster,jobidraw,jobid,account,state,submit,start,end,elapsedraw,alloctres'
const row = (id: number) =>
  `c|${id}|${id}|atom_g17|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu:h100=1`

test('a large file is kept, imported by its job, and let go of; the job may run twice', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  await givenProject(world, grace, 'atom_g17')
  const text = `${Array.from({ length: 20_000 }, (_, index) => row(index)).join('\n')}\n`

  const file = { bytes: inChunks(text, 65_536), fileName: 'big.psv', columns }
  const { importId } = made(await queueUsageImport(world, actorOf(ravi), file))
  expect(await readUsageImport(world.db, importId)).toMatchObject({ state: 'queued', bytes: BigInt(text.length) })
  made(await importQueuedUsage(world, importId))
  made(await importQueuedUsage(world, importId))

  expect(await readUsageImports(world.db, { size: 5 })).toMatchObject([
    {
      state: 'done',
      source: 'page',
      bytesRead: BigInt(text.length),
      answer: { rows: { final: 20_000 }, by_account: { atom_g17: '72000000' } },
    },
  ])
  expect(await world.files.read(`usage/${importId}.000000`)).toBeNull()
})

test('only officers send files, and an unreadable one says why', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const asked = (text: string) => ({ bytes: inChunks(text), fileName: 'x' })

  expect(await queueUsageImport(world, actorOf(grace), asked('x'))).toMatchObject({ refused: 'not-allowed' })
  const { importId } = made(await queueUsageImport(world, actorOf(ravi), asked('a|b\n')))
  expect(await importQueuedUsage(world, importId)).toMatchObject({ refused: 'no-header' })
  expect(await readUsageImport(world.db, importId)).toMatchObject({ state: 'failed', failure: /no columns/ })
})
