import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenChecked, readHeld } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  const people = await cast(world)
  return { world, ...people, fundId: await givenFund(world) }
}

test('an import is written once, however many work on it at once', async () => {
  const { world, mina, fundId } = await given()
  const importId = await givenChecked(world, mina, { kind: 'gifts', text: manyGifts(2_500), choices: { fundId } })
  const started = await Promise.all(Array.from({ length: 16 }, () => startImport(world, mina, { importId })))

  await Promise.all(Array.from({ length: 16 }, () => workImport(world, importId)))

  expect(started.every((outcome) => outcome.ok)).toBe(true)
  expect(await world.db.$count(happenings, eq(happenings.kind, 'giving-import-begun'))).toBe(1)
  expect(await world.db.$count(gifts)).toBe(2_500)
  expect(await world.db.$count(donors)).toBe(250)
  expect(await readHeld(world, importId)).toMatchObject({ state: 'done', progress: 2_500 })
})

test('an import that was broken off goes on where it was', async () => {
  const { world, mina, fundId } = await given()
  const importId = await givenChecked(world, mina, { kind: 'gifts', text: manyGifts(2_500), choices: { fundId } })
  await startImport(world, mina, { importId })
  await expect(workImport(dyingAfter(world, 1_500), importId)).rejects.toThrow('killed')
  const halfway = await world.db.$count(gifts)

  await workImport(world, importId)

  expect(halfway).toBe(1_000)
  expect(await world.db.$count(gifts)).toBe(2_500)
  expect((await readHeld(world, importId)).state).toBe('done')
})

test('two files written at the same time make one donor of one name', async () => {
  const { world, mina, fundId } = await given()
  const file = (id: number) => ({
    kind: 'gifts' as const,
    text: `Id,Organization,Date,Amount\n${id},Royal Society,2020-01-01,10\n`,
    choices: { fundId },
  })
  const imports = [await givenChecked(world, mina, file(1)), await givenChecked(world, mina, file(2))]
  for (const importId of imports) await startImport(world, mina, { importId })

  await Promise.all(imports.map((importId) => workImport(world, importId)))

  expect(await world.db.select({ name: donors.name, kind: donors.kind }).from(donors)).toEqual([
    { name: 'Royal Society', kind: 'organisation' },
  ])
  expect(await world.db.$count(gifts)).toBe(2)
})

function manyGifts(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `${index},Giver ${index % 250},giver${index % 250}@example.org,2020-01-01,5`,
  )
  return ['Id,Name,Email,Date,Amount', ...rows].join('\n')
}

/** A world whose process dies when so many ids have been made. */
function dyingAfter(world: typeof held.world, count: number): typeof held.world {
  let left = count
  const next: typeof world.ids.next = (prefix) => {
    left -= prefix === 'gft' ? 1 : 0
    if (left < 0) throw new Error('killed')
    return world.ids.next(prefix)
  }
  return { ...world, ids: { ...world.ids, next } }
}
