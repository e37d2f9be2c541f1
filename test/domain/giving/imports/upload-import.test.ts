import { expect, test } from 'vitest'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { cast } from '#test/support/cast.ts'
import { bytesOf } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a file is kept for staff who import, and nothing of one that cannot be read', async () => {
  const { world } = held
  const { fay, otto, ada } = await cast(world)
  const file = (text: string | Uint8Array) => ({ kind: 'donors' as const, fileName: 'a.csv', bytes: bytesOf(text) })

  expect(await uploadImport(world, otto, file('Name\nMary\n'))).toMatchObject({ refused: 'not-staff' })
  expect(await uploadImport(world, ada, file('Name\nMary\n'))).toMatchObject({ refused: 'not-staff' })
  expect(await uploadImport(world, fay, file(''))).toMatchObject({ refused: 'no-rows' })
  expect(await uploadImport(world, fay, file(Buffer.from('Name\ncaf\xe9\n', 'latin1')))).toMatchObject({
    refused: 'not-utf8',
  })
  expect(await world.db.$count(givingImports)).toBe(0)
  expect(await uploadImport(world, fay, file('Name\nMary\n'))).toMatchObject({ ok: true })
})
