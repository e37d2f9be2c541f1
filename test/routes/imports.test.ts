import { beforeEach, expect, test } from 'vitest'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { loader as list, action as upload } from '#app/routes/admin.donors.import/route.tsx'
import { loader as page } from '#app/routes/admin.donors.import_.$givingImportId/route.tsx'
import { loader as columns, action as map } from '#app/routes/admin.donors.import_.$givingImportId_.columns/route.tsx'
import { loader as refusedCsv } from '#app/routes/admin.donors.import_.$givingImportId_.refused[.csv]/route.tsx'
import { parseId } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { bytesOf, givenChecked, readHeld, readRows } from '#test/support/given/giving-imports.ts'
import { made } from '#test/support/given/people.ts'
import { cookieOf, get, knock, post } from '#test/support/http.ts'
import { type TestWorld, useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

const formulas = 'Name,Email,Date,Amount\n"=HYPERLINK(""http://x"")",x,2020-01-01,+5\n"@SUM(1)",,2020-01-01,10\n'

test('what is left out comes back in its own columns with reasons, and no cell runs in a spreadsheet', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const importId = await givenChecked(world, mina, { kind: 'gifts', text: formulas, choices: { fundId } })

  const { body } = await get(world, refusedCsv, { as: mina, params: { givingImportId: importId } })

  const [header, first, ...others] = String(body).trim().split('\n')
  expect(header).toBe('Name,Email,Date,Amount,Why it was left out')
  expect(first).toContain(`"'=HYPERLINK(""http://x"")",x,2020-01-01,'+5,`)
  expect(first).toContain('“x” is no e-mail address.')
  expect(others).toEqual([])
})

test('the file of what is left out, mended, is read like any other and writes what was missing', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const text = `Name,Email,Date,Amount,Why it was left out\n"'=Mary",mary@example.org,2020-01-01,5,“x” is no amount.\n`

  const importId = await givenChecked(world, mina, { kind: 'gifts', text, choices: { fundId } })

  const [row] = await readRows(world, importId)
  expect(row).toMatchObject({ verdict: 'new', told: { donor: { name: '=Mary' }, gift: { amount: '500' } } })
})

test('a fundraiser reads her own files, finance reads all, and nobody else any', async () => {
  const { world } = held
  const { fay, mina, otto, rosa } = await cast(world)
  const importId = await givenChecked(world, mina, { kind: 'donors', text: 'Name\nMary\n' })
  const own = await givenChecked(world, fay, { kind: 'donors', text: 'Name\nCaroline\n' })
  const asks = (as: typeof fay, id: string) => get(world, page, { as, params: { givingImportId: id } })

  expect((await asks(fay, importId)).status).toBe(404)
  expect((await asks(rosa, own)).status).toBe(404)
  expect((await asks(fay, own)).status).toBe(200)
  expect((await asks(mina, own)).status).toBe(200)
  expect((await asks(otto, importId)).status).toBe(200)
  expect((await get(world, list, { as: fay })).body).toMatchObject({ imports: [{ id: own }] })
})

test('staff say what the columns are, and are told what is missing', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const text = 'Who,When,How much\nMary,2020-01-01,5\n'
  const { importId } = made(await uploadImport(world, mina, { kind: 'gifts', fileName: 'a.csv', bytes: bytesOf(text) }))
  const asked = { as: mina, params: { givingImportId: importId } }
  const says = (fields: Record<string, string>) =>
    post(world, map, { source: 'Old books', fund: fundId, ...fields }, asked)

  const lacking = await says({ 'columns.column0': 'name', 'columns.column1': 'giftDate' })
  const twice = await says({ 'columns.column0': 'name', 'columns.column1': 'name', 'columns.column2': 'amount' })
  const wrong = await says({ 'columns.column0': 'nothing known' })
  const right = await says({ 'columns.column0': 'name', 'columns.column1': 'giftDate', 'columns.column2': 'amount' })
  await workImport(world, importId)

  expect(lacking).toMatchObject({ status: 409, body: { form: { formErrors: ['Say which column is the amount.'] } } })
  expect(twice.status).toBe(409)
  expect(wrong).toMatchObject({
    status: 400,
    body: { form: { fieldErrors: { 'columns.column0': ['Choose what this column is.'] } } },
  })
  expect(right.status).toBe(303)
  expect((await readHeld(world, importId)).mapping).toEqual(['name', 'giftDate', 'amount'])
  expect((await readRows(world, importId)).map((row) => row.verdict)).toEqual(['new'])
  expect((await get(world, columns, asked)).status).toBe(200)
})

test.each([
  ['names in another encoding', Buffer.from('Name\ncaf\xe9\n', 'latin1'), 'not written in UTF-8'],
  ['a workbook', Buffer.from('PK\u0003\u0004rest'), 'This is a workbook'],
  ['quotes that do not match', Buffer.from('Name\n"Mary\n'), 'quotes'],
  ['headers alone', Buffer.from('Name,Date\n'), 'nothing under it'],
])('%s are refused with a sentence', async (_what, bytes, sentence) => {
  const { world } = held
  const { mina } = await cast(world)

  const answer = await bring(world, mina, { kind: 'gifts', bytes })

  expect(answer.status).toBe(400)
  expect(JSON.stringify(answer.body)).toContain(sentence)
})

test('a file with semicolons, a byte order mark, quoted line ends and empty lines is brought whole', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const text = '\uFEFFName;Note\r\n"Mary\r\nSomerville";x\r\n\r\n;\r\nCaroline;"a ""b"""\r\n'

  const answer = await bring(world, mina, { kind: 'donors', bytes: text })

  const importId = parseId('gim', answer.location?.split('/')[4])
  expect(answer.status).toBe(303)
  expect((await readRows(world, importId ?? 'gim_none')).map(({ row, cells }) => [row, ...cells])).toEqual([
    [2, 'Mary\r\nSomerville', 'x'],
    [5, 'Caroline', 'a "b"'],
  ])
})

/** Sends a file as the form does. */
async function bring(world: TestWorld, as: Person, { kind, bytes }: { kind: string; bytes: BlobPart }) {
  const body = new FormData()
  body.append('kind', kind)
  body.append('file', new File([bytes], 'file.csv'))
  const headers = { cookie: await cookieOf(world, as) }
  return knock(upload, new Request(`${world.lab.origin}/`, { method: 'POST', body, headers }))
}
