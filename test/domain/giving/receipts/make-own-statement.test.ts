import { expect, test } from 'vitest'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { usd } from '#app/units/money.ts'
import { yearStatements } from '#db/schema/own.ts'
import { givenBack, givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const of2025 = { year: 2025, donorId: null }

async function givenTwoYears() {
  const given = await givenGivers(held.world)
  const first = await givenCheque(given, { on: '2025-06-01', dollars: 100.01 })
  await givenCheque(given, { on: '2025-12-31', dollars: 200 })
  await givenCheque(given, { on: '2026-01-01', dollars: 999 })
  await givenJoined(held.world, first.donorId, given.ada.id)
  return { ...given, ...first }
}

test('a statement adds up the receipts of its year to the cent, and those of no other year', async () => {
  const { world, ada } = await givenTwoYears()

  const statement = await makeOwnStatement(world, ada, of2025)

  expect(statement).toMatchObject({ number: '2025-S000001', standing: 'current', snapshot: { total: '30001' } })
  expect(statement?.snapshot.lines.map((line) => [line.giftDate, line.amount])).toEqual([
    ['2025-06-01', '10001'],
    ['2025-12-31', '20000'],
  ])
  expect(statement?.snapshot.statements).toContain('No goods or services were provided in exchange for these gifts.')
})

test('the same statement is drawn again as long as the receipts stand, also ten times at once', async () => {
  const { world, ada } = await givenTwoYears()

  const all = await Promise.all(Array.from({ length: 10 }, () => makeOwnStatement(world, ada, of2025)))

  expect(new Set(all.map((statement) => statement?.number))).toEqual(new Set(['2025-S000001']))
  expect(await world.db.select().from(yearStatements)).toHaveLength(1)
})

test('money that went back makes a new statement, which replaces the old one', async () => {
  const { world, ada, mina, giftId } = await givenTwoYears()
  await makeOwnStatement(world, ada, of2025)
  await givenBack({ world, mina }, giftId, usd(50))

  const later = await makeOwnStatement(world, ada, of2025)

  expect(later).toMatchObject({ number: '2025-S000002', snapshot: { total: '25001', supersedes: '2025-S000001' } })
})

test('a gift that went back whole is not on it, and a year without any other has none', async () => {
  const given = await givenGivers(held.world)
  const { world, ada } = given
  const { giftId, donorId } = await givenCheque(given)
  await givenJoined(world, donorId, ada.id)
  await givenBack(given, giftId, usd(500))

  expect(await makeOwnStatement(world, ada, of2025)).toBeNull()
})

test('what came through a donor-advised fund is on no statement', async () => {
  const given = await givenGivers(held.world)
  const { world, ada } = given
  const { donorId } = await givenCheque(given, { channel: 'daf' })
  await givenJoined(world, donorId, ada.id)
  const none = await makeOwnStatement(world, ada, of2025)
  await givenCheque(given, { dollars: 20 })

  const statement = await makeOwnStatement(world, ada, of2025)

  expect(none).toBeNull()
  expect(statement?.snapshot).toMatchObject({ total: '2000' })
  expect(statement?.snapshot.statements.join(' ')).toContain('donor-advised fund is not listed')
})

test('nobody draws the statement of another giver', async () => {
  const { world, grace, donorId } = await givenTwoYears()

  expect(await makeOwnStatement(world, grace, { year: 2025, donorId })).toBeNull()
  expect(await makeOwnStatement(world, grace, of2025)).toBeNull()
})
