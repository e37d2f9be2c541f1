import { expect, test } from 'vitest'
import { forgetImports } from '#app/domain/giving/imports/forget-imports.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { cast } from '#test/support/cast.ts'
import { givenChecked, givenImported, readRows } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const day = 86_400_000

test('files nobody had written go after thirty days, and cells of the others after ninety', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await givenChecked(world, mina, { kind: 'donors', text: 'Name\nMary\n' })
  const written = await givenImported(world, mina, {
    kind: 'donors',
    text: 'Name,E-mail\nCaroline,caroline@example.org\nNobody,no address\n',
  })

  world.clock.advance(29 * day)
  const early = await forgetImports(world)
  world.clock.advance(2 * day)
  const late = await forgetImports(world)
  const kept = await readRows(world, written)
  world.clock.advance(60 * day)
  await forgetImports(world)

  expect([early.imports, late.imports]).toEqual([0, 1])
  expect(kept[0]?.cells).toEqual(['Caroline', 'caroline@example.org'])
  const forgotten = await readRows(world, written)
  expect(forgotten).toMatchObject([
    { cells: [], verdict: 'new', told: null, donorKey: null },
    { cells: [], verdict: 'refused', reasons: null },
  ])
  expect(JSON.stringify(forgotten)).not.toMatch(/caroline|no address/i)
  expect(await world.db.$count(givingImports)).toBe(1)
})
