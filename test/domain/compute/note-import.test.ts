import { expect, test } from 'vitest'
import { noteStarted, progressNoter } from '#app/domain/compute/note-import.server.ts'
import { readUsageImport } from '#app/domain/compute/read-usage-imports.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const eightMegabytes = 8 << 20

test('a note of progress that cannot be written is let go, and ends nothing', async () => {
  // Postgres takes no NUL byte, so no note of this import can be written.
  const progress = progressNoter(held.world.db, 'imp_\0' as Id<'imp'>)

  progress.note(eightMegabytes)

  await expect(progress.settle()).resolves.toBeUndefined()
})

test('progress is noted every eight megabytes', async () => {
  const { world } = held
  const id = world.ids.next('imp')
  const started = { id, at: world.clock.now(), actor: portal('test'), fileName: 'usage.psv', source: 'shell' as const }
  await noteStarted(world.db, started)
  const progress = progressNoter(world.db, id)

  progress.note(eightMegabytes - 1)
  progress.note(eightMegabytes + 1)
  await progress.settle()
  progress.note(eightMegabytes + 2)
  await progress.settle()

  expect(await readUsageImport(world.db, id)).toMatchObject({ bytesRead: BigInt(eightMegabytes + 1) })
})
