import { expect, test } from 'vitest'
import { editFund } from '#app/domain/giving/edit-fund.server.ts'
import { readImportRows } from '#app/domain/giving/imports/read-imports.server.ts'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import { listGifts } from '#app/domain/giving/read-gifts.server.ts'
import { bank, earlierGiftsOf, earlierMoney, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { letters } from '#db/schema/activity.ts'
import { donors, funds, gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { fundWords, givenFund } from '#test/support/given/giving.ts'
import { givenChecked, givenImported, readHeld, readRows } from '#test/support/given/giving-imports.ts'
import { made } from '#test/support/given/people.ts'
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

test('a file is looked at before anything is written, and every row has its verdict', async () => {
  const { world, fay, fundId } = await given()
  await givenDonor(world, { name: 'Mary S.', email: 'mary@example.org' })
  const text = `${three}4,Nobody,not-an-address,2024-02-30,"1,50"\n3,Mary Somerville,mary@example.org,March 2021,50.5\n`

  const importId = await givenChecked(world, fay, { kind: 'gifts', text, choices: { fundId } })

  const rows = await readRows(world, importId)
  expect(rows.map((row) => row.verdict)).toEqual(['known', 'new', 'known', 'refused', 'twice'])
  expect(rows[2]?.notes).toEqual(['The day is unknown: taken as the first day of March 2021.'])
  expect(rows[3]?.reasons).toEqual([
    '“not-an-address” is no e-mail address.',
    '“1,50” cannot be read as an amount, such as 1,234.50.',
    'There is no day 2024-02-30.',
  ])
  expect(rows[4]?.reasons).toEqual(['Row 4 bears the same id.'])
  expect((await readHeld(world, importId)).counts).toMatchObject({
    rows: { new: 1, known: 2, again: 0, twice: 1, refused: 1 },
    cents: { new: '10000', known: '128500' },
    newDonors: 1,
    knownDonors: 1,
  })
  expect(await world.db.select().from(gifts)).toEqual([])
})

test('a fund keeps its restriction for givers of earlier gifts too, and machines tell these gifts apart', async () => {
  const { world, mina, fundId } = await given()
  await givenImported(world, mina, { kind: 'gifts', text: three, choices: { fundId } })
  const { slug: _slug, ...words } = fundWords

  expect(await editFund(world, mina, { fundId, ...words, restriction: 'none' })).toEqual({
    ok: false,
    refused: 'promised',
  })

  expect((await listGifts(world.db, mina, { after: null, size: 1 }))[0]).toMatchObject({
    isImported: true,
    isEarlier: true,
  })
})

test('earlier gifts are in the books with their own day, and no fund can spend them', async () => {
  const { world, mina, fundId } = await given()

  await givenImported(world, mina, { kind: 'gifts', text: three, choices: { fundId } })

  const written = await world.db.select().from(gifts)
  expect(written.map(({ giftDate, gross, state }) => [giftDate, gross, state])).toEqual([
    ['2019-11-30', 123_450n, 'settled'],
    ['2020-03-14', 10_000n, 'settled'],
    ['2021-03-01', 5_050n, 'settled'],
  ])
  expect(await world.db.select().from(donors)).toHaveLength(2)
  expect(await readBalance(world.db, earlierMoney)).toBe(138_500n)
  expect(await readBalance(world.db, earlierGiftsOf(fundId))).toBe(-138_500n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await world.db.select().from(receipts)).toEqual([])
  expect(await world.db.select().from(letters)).toEqual([])
})

test('money that lies in the bank joins its fund', async () => {
  const { world, mina, fundId } = await given()

  await givenImported(world, mina, { kind: 'gifts', text: three, choices: { fundId, money: 'bank' } })

  expect(await readBalance(world.db, bank)).toBe(138_500n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-138_500n)
})

test('one odd cell is refused or taken, and spoils nothing for the other rows', async () => {
  const { world, mina, fundId } = await given()
  const text = `Id,Name,Email,Date,Amount,Paid by,Refunded,Note
1,Mary,mary@example.org,2020-01-01,10,constructor,,${'a'.repeat(999)}🎁
2,Caroline,caroline@example.org,December 9999,10,,,
${'3'.repeat(201)},Ada,ada@example.org,2020-01-01,10,,,
4,Grace,grace@example.org,2020-01-01,10,,25.00,
`

  const importId = await givenImported(world, mina, { kind: 'gifts', text, choices: { fundId } })

  expect((await readRows(world, importId)).map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
    ['new', null],
    ['refused', ['“December 9999” cannot be read as a day.']],
    ['refused', ['An id is of 200 letters at most.']],
    ['refused', ['“25.00” does not say whether it was given back: yes or no.']],
  ])
  expect(await world.db.$count(gifts)).toBe(1)
})

test('a fundraiser does not learn of donors who gave anonymously', async () => {
  const { world, fay, mina, fundId } = await given()
  const header = 'Id,Organization,Email,Date,Amount,Anonymous'
  const quiet = `${header}\n1,Quiet Trust,one@example.org,2020-01-01,10,yes\n2,Quiet Trust,two@example.org,2020-01-01,10,yes\n`
  await givenImported(world, mina, { kind: 'gifts', text: quiet, choices: { fundId } })
  const text = `${header}\n7,Quiet Trust,,2020-01-01,10,yes\n8,Some Name,two@example.org,2020-01-01,10,yes\n`
  const importId = await givenChecked(world, fay, { kind: 'gifts', text, choices: { fundId } })
  const looked = await readRows(world, importId)

  made(await startImport(world, mina, { importId }))
  await workImport(world, importId)

  const asked = { importId, size: 10 }
  const [, hers] = await readImportRows(world.db, fay, asked)
  const [, finances] = await readImportRows(world.db, mina, asked)
  expect(looked.map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
    ['new', null],
    ['new', null],
  ])
  expect([hers?.donorId, finances?.donorId]).toEqual([null, expect.stringMatching(/^dnr_/)])
})

test('a fund that was closed after the look gets nothing', async () => {
  const { world, mina, fundId } = await given()
  const importId = await givenChecked(world, mina, { kind: 'gifts', text: three, choices: { fundId } })
  await world.db.update(funds).set({ isOpen: false })

  made(await startImport(world, mina, { importId }))
  await workImport(world, importId)

  expect(new Set((await readRows(world, importId)).map(({ verdict }) => verdict))).toEqual(new Set(['refused']))
  expect(await world.db.$count(gifts)).toBe(0)
  expect((await readHeld(world, importId)).state).toBe('done')
})

test('the same file again writes nothing', async () => {
  const { world, mina, fundId } = await given()
  await givenImported(world, mina, { kind: 'gifts', text: three, choices: { fundId } })

  const again = await givenChecked(world, mina, { kind: 'gifts', text: three, choices: { fundId } })

  expect((await readRows(world, again)).map((row) => row.verdict)).toEqual(['again', 'again', 'again'])
  expect(await startImport(world, mina, { importId: again })).toMatchObject({ refused: 'nothing-to-write' })
})

test('a file without ids is known again by what its rows say', async () => {
  const { world, mina, fundId } = await given()
  const text = 'Name,Email,Date,Amount\nMary,mary@example.org,2020-01-01,10\nMary,mary@example.org,2020-01-01,10\n'
  const first = await givenImported(world, mina, { kind: 'gifts', text, choices: { fundId } })

  const again = await givenChecked(world, mina, { kind: 'gifts', text, choices: { fundId } })

  expect((await readRows(world, first)).map((row) => row.verdict)).toEqual(['new', 'twice'])
  expect((await readRows(world, again)).map((row) => row.verdict)).toEqual(['again', 'twice'])
})
