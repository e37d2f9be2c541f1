import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { removePapers } from '#app/domain/giving/own/remove-papers.server.ts'
import { readReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { codeOf } from '#app/domain/giving/receipt.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { previewStatement } from '#app/domain/giving/receipts/preview-statement.server.ts'
import { verifyPaper } from '#app/domain/giving/receipts/verify-paper.server.ts'
import { yearStatements } from '#db/schema/own.ts'
import { receipts } from '#db/schema/receipts.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** Ada of 2025 with a receipt and a year statement, erased in March 2026: her papers stay until the end of 2032. */
async function givenErased() {
  const given = await givenGivers(held.world)
  const { world, ada } = given
  const { giftId, donorId } = await givenCheque(given)
  await givenJoined(world, donorId, ada.id)
  await makeOwnStatement(world, ada, { year: 2025, donorId: null })
  const [receipt] = await world.db.select().from(receipts)
  const [statement] = await world.db.select().from(yearStatements)
  if (!receipt || !statement) throw new Error('there are no papers')
  const erased = await erasePerson(world, ada, { typedEmail: ada.email })
  expect(erased).toEqual({ ok: true, value: { papersUntil: '2032-12-31' } })
  return { ...given, giftId, donorId, receipt, statement }
}

test('papers stay to the end of their day, and go in the night after it', async () => {
  const { world, mina, donorId, receipt } = await givenErased()
  world.clock.set('2033-01-01T03:00:00Z')
  expect(await removePapers(world), 'it is still the last day in Boston').toMatchObject({ people: 0 })
  expect(await readReceipt(world.db, mina, receipt.number)).not.toBeNull()

  world.clock.set('2033-01-01T12:00:00Z')
  const removed = await removePapers(world)

  expect(removed).toEqual({ people: 1, papers: 2, problems: [] })
  expect(await readReceipt(world.db, mina, receipt.number)).toBeNull()
  expect(await previewStatement(world, mina, { donorId, year: 2025 })).toBeNull()
  const [left] = await world.db.execute<{ said: string }>(sql`
    select string_agg(snapshot, ' ') as said from (select snapshot from receipt union all select snapshot from year_statement) papers`)
  expect(left?.said).not.toMatch(/lovelace/i)
  expect(left?.said).toContain('"amount":"50000"')
})

test('whoever holds the paper can still check it', async () => {
  const { world, receipt, statement } = await givenErased()
  world.clock.set('2033-01-02T12:00:00Z')
  await removePapers(world)

  const code = codeOf(receipt.sha256)
  expect(await verifyPaper(world, { kind: 'receipt', number: receipt.number, code })).toMatchObject({
    isGenuine: true,
    standing: 'current',
  })
  expect(
    await verifyPaper(world, { kind: 'statement', number: statement.number, code: codeOf(statement.sha256) }),
  ).toMatchObject({ isGenuine: true })
  expect(await verifyPaper(world, { kind: 'receipt', number: receipt.number, code: '0'.repeat(16) })).toEqual({
    isGenuine: false,
  })
})

test('the job run twice, and twice at once, removes them once', async () => {
  const { world } = await givenErased()
  world.clock.set('2033-01-02T12:00:00Z')

  const both = await Promise.all([removePapers(world), removePapers(world)])
  const again = await removePapers(world)

  expect(both.reduce((sum, { papers }) => sum + papers, 0)).toBe(2)
  expect(again).toEqual({ people: 0, papers: 0, problems: [] })
})

test('one person’s papers that cannot go keep nobody else’s', async () => {
  const given = await givenErased()
  const { world, grace } = given
  const donor = { kind: 'new', name: 'Grace Hopper', email: grace.email, is: 'person' } as const
  const { donorId } = await givenCheque(given, { donor })
  await givenJoined(world, donorId, grace.id)
  await erasePerson(world, grace, { typedEmail: grace.email })
  world.clock.set('2033-01-02T12:00:00Z')
  let asked = 0
  // why: the first person's removal must break at its last step, as a database that goes away would break it.
  const next: typeof world.ids.next = (prefix) => {
    asked += 1
    if (asked === 1) throw new Error('the connection was lost')
    return world.ids.next(prefix)
  }

  const first = await removePapers({ ...world, ids: { ...world.ids, next } })
  const second = await removePapers(world)

  expect(first).toMatchObject({ people: 1, problems: [expect.stringContaining('the connection was lost')] })
  expect(second).toMatchObject({ people: 1, problems: [] })
})

test('nobody changes a paper before its day, nor that of anybody else', async () => {
  const { world, receipt } = await givenErased()
  const blank = sql`update receipt set snapshot = '{"giver":""}', removed_at = '2032-12-30T12:00:00Z' where id = ${receipt.id}`
  const bigger = sql`update receipt set amount = 1 where id = ${receipt.id}`

  await expect(world.db.execute(blank)).rejects.toThrow()
  await expect(world.db.execute(bigger)).rejects.toThrow()
  expect(await world.db.select().from(receipts)).toEqual([receipt])
})
