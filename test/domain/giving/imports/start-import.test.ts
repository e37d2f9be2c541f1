import { expect, test } from 'vitest'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenChecked } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

const three = `Id,Name,Email,Gift date,Amount
1,Mary Somerville,mary@example.org,2019-11-30,"$1,234.50"
2,Caroline Herschel,caroline@example.org,3/14/2020,100
3,Mary Somerville,MARY@example.org,March 2021,50.5
`

async function given() {
  const { world } = held
  const people = await cast(world)
  return { world, ...people, fundId: await givenFund(world) }
}

test('finance writes gifts; a fundraiser brings the file and looks', async () => {
  const { world, fay, mina, otto, fundId } = await given()
  const importId = await givenChecked(world, fay, { kind: 'gifts', text: three, choices: { fundId } })

  expect(await startImport(world, fay, { importId })).toMatchObject({ refused: 'needs-finance' })
  expect(await startImport(world, otto, { importId })).toMatchObject({ refused: 'no-such-import' })
  expect(await startImport(world, mina, { importId })).toMatchObject({ ok: true })
  await workImport(world, importId)
})
