import { expect, test } from 'vitest'
import { dropImport } from '#app/domain/giving/imports/drop-import.server.ts'
import { importJobKey } from '#app/domain/giving/imports/giving-import.ts'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { readImport } from '#app/domain/giving/imports/read-imports.server.ts'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { undoImport } from '#app/domain/giving/imports/undo-import.server.ts'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { bytesOf, givenChecked, givenImported, readHeld } from '#test/support/given/giving-imports.ts'
import { giveUpJob, readJobKeys } from '#test/support/given/jobs.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const text = 'Id,Organization,Date,Amount\n1,Royal Society,2020-01-01,10\n2,Royal Society,2020-02-01,20\n'

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('a file whose look has given up is said to have, and goes with its rows and its job', async () => {
  const { world, fay, mina, fundId } = await given()
  const { importId } = made(await uploadImport(world, mina, { kind: 'gifts', fileName: 'a.csv', bytes: bytesOf(text) }))
  const { mapping, choices } = await readHeld(world, importId)
  made(await mapImport(world, mina, { importId, mapping, choices: { ...choices, fundId } }))
  const before = await readImport(world.db, mina, importId)
  const early = await dropImport(world, mina, { importId })
  await giveUpJob(world, importJobKey(importId))

  const said = await readImport(world.db, mina, importId)
  const others = await dropImport(world, fay, { importId })
  const dropped = await dropImport(world, mina, { importId })
  const again = await dropImport(world, mina, { importId })

  expect([before?.hasGivenUp, said?.hasGivenUp]).toEqual([false, true])
  expect(early).toEqual({ ok: false, refused: 'not-given-up' })
  expect(others, 'a fundraiser knows of her own files only').toEqual({ ok: false, refused: 'no-such-import' })
  expect(dropped).toEqual({ ok: true, value: { isGone: true } })
  expect(again).toEqual({ ok: false, refused: 'no-such-import' })
  expect(await world.db.select().from(givingImports)).toEqual([])
  expect(await readJobKeys(world, 'import-giving')).toEqual([])
})

test('a file whose writing has given up counts as done with what it has, and can be taken back', async () => {
  const { world, mina, fundId } = await given()
  const importId = await givenChecked(world, mina, { kind: 'gifts', text, choices: { fundId } })
  made(await startImport(world, mina, { importId }))
  await giveUpJob(world, importJobKey(importId))

  expect(await dropImport(world, mina, { importId })).toEqual({ ok: true, value: { isGone: false } })

  expect(await readHeld(world, importId)).toMatchObject({
    state: 'done',
    failure: '2 rows were not written: the work on them stopped and was dropped.',
  })
  expect((await undoImport(world, mina, { importId })).ok).toBe(true)
})

test('a file whose taking back has given up is done still; one that is done is not dropped', async () => {
  const { world, mina, fundId } = await given()
  const importId = await givenImported(world, mina, { kind: 'gifts', text, choices: { fundId } })
  const whole = await dropImport(world, mina, { importId })
  made(await undoImport(world, mina, { importId }))
  await giveUpJob(world, importJobKey(importId))

  expect((await dropImport(world, mina, { importId })).ok).toBe(true)

  expect(whole).toEqual({ ok: false, refused: 'not-given-up' })
  expect(await readHeld(world, importId)).toMatchObject({ state: 'done', undoneBy: null })
  expect(await world.db.$count(gifts)).toBe(2)
})
