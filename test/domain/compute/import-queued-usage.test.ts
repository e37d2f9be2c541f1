import { expect, test } from 'vitest'
import { importQueuedUsage } from '#app/domain/compute/import-queued-usage.server.ts'
import { queueUsageImport } from '#app/domain/compute/queue-usage-import.server.ts'
import { readUsageImport } from '#app/domain/compute/read-usage-imports.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, importText, inChunks } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const text = `Cluster|JobIDRaw|JobID|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES
c|1|1|atom_g17|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu:h100=2
`

async function givenQueued(words: string) {
  const people = await cast(held.world)
  await givenProject(held.world, people.grace, 'atom_g17')
  const file = { bytes: inChunks(words), fileName: 'usage.psv' }
  const { importId } = made(await queueUsageImport(held.world, actorOf(people.ravi), file))
  return { ...people, importId }
}

const partsOf = (importId: Id<'imp'>) => held.world.files.read(`usage/${importId}.000000`)

test('a queued file is imported, charged and let go of; run again, nothing changes', async () => {
  const { importId, ravi } = await givenQueued(text)
  const kept = await partsOf(importId)

  made(await importQueuedUsage(held.world, importId))
  made(await importQueuedUsage(held.world, importId))

  expect(kept?.byteLength).toBe(text.length)
  expect(await partsOf(importId)).toBeNull()
  expect(await readUsageImport(held.world.db, importId)).toMatchObject({
    state: 'done',
    answer: { rows: { final: 1 } },
  })
  expect((await importText(held.world, ravi, text)).answer.rows).toMatchObject({ final: 0, duplicate: 1 })
})

test('a file that cannot be read is refused with its reason, and let go of', async () => {
  const { importId } = await givenQueued('a|b\n')

  expect(await importQueuedUsage(held.world, importId)).toMatchObject({ ok: false, refused: 'no-header' })
  expect(await readUsageImport(held.world.db, importId)).toMatchObject({ state: 'failed', failure: /no columns/ })
  expect(await partsOf(importId)).toBeNull()
})

test('an import nobody queued is refused', async () => {
  const { ravi } = await cast(held.world)
  const direct = await importText(held.world, ravi, text)

  expect(await importQueuedUsage(held.world, held.world.ids.next('imp'))).toMatchObject({ refused: 'no-such-import' })
  expect(await importQueuedUsage(held.world, direct.answer.import)).toMatchObject({
    refused: 'no-such-import',
  })
})
