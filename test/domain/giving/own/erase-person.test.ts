import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answerHoursTax } from '#app/domain/giving/in-kind/answer-hours-tax.server.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { usualAnswers } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { changeGiftIdentity } from '#app/domain/giving/own/change-gift-identity.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { snapshotText } from '#app/domain/giving/receipt.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { reissueReceipt } from '#app/domain/giving/receipts/reissue-receipt.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { startSession } from '#app/platform/session.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { givenGift, useTill } from '#test/support/given/giving.ts'
import { givenChecked, readRows } from '#test/support/given/giving-imports.ts'
import { givenHours } from '#test/support/given/in-kind.ts'
import { givenBack, givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { givenPasskey } from '#test/support/given/passkeys.ts'
import { givenLink, made } from '#test/support/given/people.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { givenProperty } from '#test/support/given/property.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const confirmed = { typedEmail: 'ADA@demo.test' }

/** Ada as the portal comes to know somebody: by card and by cheque, with notes, a name shown, a sign-in, papers put right. */
async function givenKnown() {
  const given = await givenGivers(held.world)
  const { world, ada, mina, fundId } = given
  const { giftId, donorId } = await givenCheque(given, { note: 'From Ada Lovelace', on: '2025-12-31' })
  await givenJoined(world, donorId, ada.id)
  await givenGift(world, {
    fundId,
    giverEmail: 'ada@demo.test',
    dedication: { kind: 'in_honour', name: 'Mother of Ada Lovelace' },
    note: 'Ada Lovelace again',
  })
  await changeGiftIdentity(world, ada, { giftId, visibility: 'named', publicName: 'Ada Lovelace' })
  const why = { giverName: 'Ada Lovelace', reason: 'Ada Lovelace asked' }
  await reissueReceipt(world, mina, { giftId, number: '2025-000001', ...why })
  await givenBack(given, giftId, usd(100))
  await makeOwnStatement(world, ada, { year: 2025, donorId: null })
  await givenLink(world, 'ada@demo.test')
  await givenPasskey(world, ada, { name: 'Key of Ada Lovelace' })
  await startSession(world, ada, { addressPrefix: '127.0.0.0/24', browser: 'A test' })
  return { ...given, giftId, donorId }
}

/** Every place in the database that still says a word, by table and column. */
async function placesThatSay(word: string): Promise<string[]> {
  const { world } = held
  const columns = await world.db.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.table_schema in ('public', 'graphile_worker') and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')`)
  const found: string[] = []
  for (const { table, column } of columns) {
    const [row] = await world.sql.unsafe(
      `select count(*)::int as n from "${table}" where lower("${column}"::text) like $1`,
      [`%${word.toLowerCase()}%`],
    )
    if (row?.n > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

test('after erasing, name and address stand nowhere but on the papers that were issued', async () => {
  const { world, ada } = await givenKnown()
  const before = await placesThatSay('ada@demo.test')

  const outcome = await erasePerson(world, ada, confirmed)

  expect(outcome).toEqual({ ok: true, value: { papersUntil: '2033-12-31' } })
  expect(before).toEqual(expect.arrayContaining(['gift.giver_email', 'letter.to_email', 'person.email']))
  expect(await placesThatSay('lovelace')).toEqual(['receipt.snapshot', 'year_statement.snapshot'])
  expect(await placesThatSay('ada@')).toEqual([])
})

test('a thing she gave keeps her from being erased until it is sold; then it is described on its receipt alone, for who keeps the books', async () => {
  const { world, ada, fay, mina, fundId } = await givenGivers(held.world)
  const property = {
    kind: 'other',
    name: 'the Lovelace rack',
    estimate: usd(9),
    estimateSource: 'By Ada Lovelace',
  } as const
  const donor = { kind: 'new', name: ada.name, email: ada.email, is: 'person' } as const
  const giftId = await givenProperty(world, mina, { fundId, donor, property })
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  await givenJoined(world, gift?.donorId ?? 'dnr_', ada.id)
  const records = await readOwnRecords(world.db, ada)

  expect(await erasePerson(world, ada, confirmed), 'while the lab holds it').toEqual({
    ok: false,
    refused: 'has-property',
  })
  const sale = { soldOn: '2026-03-02' as Day, proceeds: usd(9), reference: 'Buyer 7' }
  made(await sellProperty(world, mina, { giftId, ...sale }))
  expect((await erasePerson(world, ada, confirmed)).ok).toBe(true)

  expect(records.property).toMatchObject([{ name: 'the Lovelace rack' }])
  expect(await placesThatSay('lovelace')).toEqual(['receipt.snapshot'])
  const saysRack = async (person: typeof ada) =>
    (await readGift(world, person, giftId))?.receipts.some(({ snapshot }) => /rack/.test(snapshotText(snapshot)))
  expect([await saysRack(fay), await saysRack(mina)]).toEqual([false, true])
})

test('a fundraiser does not read the name from the papers of a gift; finance does', async () => {
  const { world, ada, fay, mina, giftId } = await givenKnown()
  await erasePerson(world, ada, confirmed)

  const seen = async (person: typeof ada) =>
    JSON.stringify(await readGift(world, person, giftId), (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )

  expect(await seen(fay)).not.toContain('Lovelace')
  expect(await seen(mina)).toContain('Lovelace')
})

test('what others said to Stripe stays, also where a name is part of theirs', async () => {
  const { world, ada, fundId } = await givenKnown()
  await givenGift(world, { fundId, giverName: 'Ada Lovelace-King', giverEmail: 'other@example.org' })

  await erasePerson(world, ada, confirmed)

  const said = await world.db.select().from(stripeOperations)
  expect(said.filter(({ params }) => params.includes('other@example.org'))).toHaveLength(1)
  expect(said.filter(({ params }) => params === '{}')).toHaveLength(1)
})

test('the gifts stay in the books under a pseudonym, with amounts and funds as they were', async () => {
  const { world, ada, donorId } = await givenKnown()
  const amounts = async () =>
    (await world.db.select().from(gifts).orderBy(gifts.id)).map((gift) => [gift.id, gift.gross, gift.refunded])
  const before = await amounts()

  await erasePerson(world, ada, confirmed)

  expect(await amounts()).toEqual(before)
  const [gift] = await world.db.select().from(gifts).orderBy(gifts.id)
  expect(gift).toMatchObject({
    giverName: `Giver ${donorId.slice(-6)}`,
    giverEmail: null,
    publicName: null,
    note: null,
  })
})

test('erasing twice is refused, and a wrong address erases nothing', async () => {
  const { world, ada } = await givenKnown()

  const typo = await erasePerson(world, ada, { typedEmail: 'grace@demo.test' })
  const places = await placesThatSay('ada@demo.test')
  await erasePerson(world, ada, confirmed)
  const again = await erasePerson(world, ada, confirmed)

  expect(typo).toEqual({ ok: false, refused: 'not-confirmed' })
  expect(places).toContain('person.email')
  expect(again).toEqual({ ok: false, refused: 'no-such-person' })
})

test('nobody is erased while she has a role or a pledge is open', async () => {
  const { world, ada, mina, fundId } = await givenKnown()
  await givenPledge(world, { fundId, by: mina, giverEmail: ada.email })

  expect(await erasePerson(world, ada, confirmed)).toEqual({ ok: false, refused: 'has-pledges' })
  const officer = await erasePerson(world, mina, { typedEmail: mina.email })
  expect(officer).toEqual({ ok: false, refused: 'has-roles' })
})

test('rows of files that do not speak of her stay as they are, also those with empty cells', async () => {
  const { world, ada, mina } = await givenKnown()
  const text = 'Name,E-mail,City\nCaroline Herschel,,\nAda,ada@demo.test,\n'
  const importId = await givenChecked(world, mina, { kind: 'donors', text })

  await erasePerson(world, ada, confirmed)

  const [stranger, own] = await readRows(world, importId)
  expect(stranger).toMatchObject({ verdict: 'new', cells: ['Caroline Herschel', '', ''] })
  expect(own).toMatchObject({ verdict: 'refused', cells: [], told: null })
})

test('what a file says of a giver is hers to take', async () => {
  const { world, ada, grace, mina } = await givenKnown()
  const text = 'Name,E-mail\nAda,ada@demo.test\nCaroline Herschel,\n'
  await givenChecked(world, mina, { kind: 'donors', text })

  expect((await readOwnRecords(world.db, ada)).rows_of_imports).toMatchObject([{ cells: ['Ada', 'ada@demo.test'] }])
  expect((await readOwnRecords(world.db, grace)).rows_of_imports).toEqual([])
})

test('hours she promised stand in the way while they run; she takes them with her without the lab’s own figures', async () => {
  const { world, ada, fay, mina, donorId } = await givenKnown()
  const hoursId = await givenHours(world, fay, { donor: { kind: 'known', donorId } })
  const figures = { note: 'As counsel says', fairValue: usd(4_321) }
  await answerHoursTax(world, mina, { hoursId, ...usualAnswers, ...figures })

  const [own] = (await readOwnRecords(world.db, ada)).hours_in_kind ?? []
  expect(own).toMatchObject({ id: hoursId, giver_name: 'Ada Lovelace', agreement: 'Letter of 1 February 2026' })
  expect(JSON.stringify(own)).not.toMatch(/As counsel says|432100/)

  expect(await erasePerson(world, ada, confirmed)).toEqual({ ok: false, refused: 'has-pledges' })
  await endHours(world, fay, { hoursId, reason: 'Sold', as: 'staff' })
  expect((await erasePerson(world, ada, confirmed)).ok).toBe(true)
})

test('everything known about a giver is hers to take, and nothing of anybody else', async () => {
  const { world, ada, grace, giftId } = await givenKnown()

  const own = await readOwnRecords(world.db, ada)
  const other = await readOwnRecords(world.db, grace)

  expect(own.gifts?.map((gift) => gift.id)).toContain(giftId)
  expect(own).toMatchObject({ person: [{ email: 'ada@demo.test' }], year_statements: [{ number: '2025-S000001' }] })
  expect(own.receipts?.length).toBe(4)
  expect(JSON.stringify(own)).not.toMatch(/password_hash|token_hash|totp_secret|"intent_id"/)
  expect(JSON.stringify(other)).not.toContain('ada@demo.test')
})
