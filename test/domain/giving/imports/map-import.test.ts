import { expect, test } from 'vitest'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenChecked, givenImported, readHeld } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const text = 'Name\nMary\n'

test('columns are said again until the file is written, by those who may know of it', async () => {
  const { world } = held
  const { fay, mina, ines } = await cast(world)
  const checked = await givenChecked(world, fay, { kind: 'donors', text })
  const { choices } = await readHeld(world, checked)
  const written = await givenImported(world, mina, { kind: 'donors', text: 'Name\nCaroline\n' })
  const says = (importId: typeof checked, as = fay) => mapImport(world, as, { importId, mapping: ['name'], choices })

  expect(await says(checked, ines)).toMatchObject({ refused: 'no-such-import' })
  expect(await says(written)).toMatchObject({ refused: 'no-such-import' })
  expect(await says(written, mina)).toMatchObject({ refused: 'not-now' })
  expect(await mapImport(world, fay, { importId: checked, mapping: ['amount'], choices })).toMatchObject({
    refused: 'other-columns',
  })
  expect(await says(checked)).toMatchObject({ ok: true })
  expect(await says(checked)).toMatchObject({ refused: 'not-now' })
})
