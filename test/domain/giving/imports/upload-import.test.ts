import { expect, test } from 'vitest'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { cast } from '#test/support/cast.ts'
import { bytesOf, givenChecked, readRows } from '#test/support/given/giving-imports.ts'
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

test('a row wider than any table is refused with its line, and a name that cannot be kept is cleaned', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const file = (text: string) => ({ kind: 'donors' as const, fileName: 'a\0.csv', bytes: bytesOf(text) })

  expect(await uploadImport(world, fay, file(`Name\nMary\nAda${',x'.repeat(120)}\n`))).toEqual({
    ok: false,
    refused: 'too-many-columns',
    detail: { row: 3 },
  })
  expect(await uploadImport(world, fay, file('\r\nName;City\r\nMary;\r\n'))).toMatchObject({ ok: true })
  expect(await world.db.select().from(givingImports)).toMatchObject([{ fileName: 'a.csv', headers: ['Name', 'City'] }])
})

test('the mark that disarms a formula is taken off again, whatever the width of its sign', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const importId = await givenChecked(world, fay, { kind: 'donors', text: "Name\n'＝Mary\n'=Ada\n'Grace\n" })

  expect((await readRows(world, importId)).map(({ cells }) => cells[0])).toEqual(['＝Mary', '=Ada', "'Grace"])
})
