import { setTimeout } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { undoImport } from '#app/domain/giving/imports/undo-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { underLock } from '#app/domain/giving/under-lock.server.ts'
import { type Account, bank, earlierMoney, giftsOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { happenings } from '#db/schema/activity.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { cast } from '#test/support/cast.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { givenImported, readHeld, readRows } from '#test/support/given/giving-imports.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const two = `Id,Name,Email,Date,Amount
1,Mary Somerville,mary@example.org,2019-11-30,100
2,Caroline Herschel,caroline@example.org,2020-03-14,200
`

async function given(choices: { money?: 'earlier' | 'bank' } = {}) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const importId = await givenImported(world, people.mina, {
    kind: 'gifts',
    text: two,
    choices: { fundId, ...choices },
  })
  const [first] = await readRows(world, importId)
  return {
    world,
    ...people,
    fundId,
    importId,
    giftId: first?.giftId ?? 'gft_none',
    donorId: first?.donorId ?? 'dnr_none',
  }
}

test('an import that is taken back leaves reversed entries and nothing else', async () => {
  const { world, mina, importId } = await given()

  const outcomes = await Promise.all(Array.from({ length: 16 }, () => undoImport(world, mina, { importId })))
  await Promise.all(Array.from({ length: 4 }, () => workImport(world, importId)))

  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  expect(await world.db.$count(happenings, eq(happenings.kind, 'giving-import-undo-begun'))).toBe(1)
  expect(await world.db.select().from(gifts)).toEqual([])
  expect(await world.db.select().from(donors)).toEqual([])
  expect(await readBalance(world.db, earlierMoney)).toBe(0n)
  expect(await world.db.$count(journalEntries)).toBe(4)
  expect((await readHeld(world, importId)).state).toBe('undone')
})

test('what was taken back can be imported again', async () => {
  const { world, mina, fundId, importId } = await given({ money: 'bank' })
  made(await undoImport(world, mina, { importId }))
  await workImport(world, importId)

  await givenImported(world, mina, { kind: 'gifts', text: two, choices: { fundId, money: 'bank' } })

  expect(await world.db.$count(gifts)).toBe(2)
  expect(await readBalance(world.db, bank)).toBe(30_000n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-30_000n)
})

test('donors the lab knew, and those somebody has worked on since, stay', async () => {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  await givenDonor(world, { name: 'Mary', email: 'mary@example.org' })
  const importId = await givenImported(world, people.mina, { kind: 'gifts', text: two, choices: { fundId } })
  const [, second] = await readRows(world, importId)
  made(await writeNote(world, people.fay, { donorId: second?.donorId ?? 'dnr_none', words: 'Met at the open day' }))

  made(await undoImport(world, people.mina, { importId }))
  await workImport(world, importId)

  expect((await world.db.select().from(donors)).map(({ name }) => name).sort()).toEqual(['Caroline Herschel', 'Mary'])
})

test('a credit on one of its gifts stands in the way, and the refusal says which row', async () => {
  const { world, mina, fay, importId, giftId } = await given()
  const donorId = await givenDonor(world, { name: 'William Somerville' })
  made(await creditGift(world, fay, { giftId, donorId, kind: 'household', amount: usd(100) }))

  expect(await undoImport(world, mina, { importId })).toEqual({
    ok: false,
    refused: 'in-use',
    detail: { count: 1, row: 2 },
  })
  expect(await world.db.$count(gifts)).toBe(2)
})

test('money that is spent while an import is taken back stays, and the log says how many rows', async () => {
  const { world, mina, fundId, importId } = await given({ money: 'bank' })
  made(await undoImport(world, mina, { importId }))
  await move({ from: bank, to: giftsOf(fundId) })

  await workImport(world, importId)
  await move({ from: giftsOf(fundId), to: bank })

  expect(await world.db.$count(gifts)).toBe(2)
  expect(await readHeld(world, importId)).toMatchObject({
    state: 'done',
    failure: '2 rows stay: a fund has spent money of these gifts.',
  })
  const said = await world.db.select().from(happenings).where(eq(happenings.kind, 'giving-import-undone'))
  expect(said).toMatchObject([{ after: { kept: 2 } }])
})

/** Half of the money leaves the fund, or comes back to it, so that the books are whole after the test. */
async function move(accounts: { from: Account; to: Account }): Promise<void> {
  const { world } = held
  await world.db.transaction((tx) =>
    postEntry(tx, world.ids, {
      kind: 'test-moved',
      source: { type: 'test', id: accounts.from.name },
      effectiveOn: '2026-03-03' as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: '',
      moves: [{ ...accounts, amount: usd(150) }],
    }),
  )
}

test('an imported gift is not given back: it has no payment and no receipt here', async () => {
  const { world, mina, giftId } = await given()

  expect(await refundGift(world, mina, { giftId, reason: 'Asked for it' })).toMatchObject({ refused: 'imported' })
})

test('pledges that are taken back are cancelled, and nothing is owed in the books', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const text = `Id,Name,Email,Amount,First payment,Parts,How often,Kind of pledge,Paid by
1,Mary Somerville,mary@example.org,1200,2026-06-30,4,quarterly,promise,wire
2,Caroline Herschel,caroline@example.org,300,2026-06-30,1,,,cheque
3,Late,late@example.org,300,2026-01-31,1,,,cheque
`
  const importId = await givenImported(world, fay, { kind: 'pledges', text, choices: { fundId } })
  const owed = await readBalance(world.db, pledgesReceivable)
  const written = await world.db.select({ kind: pledges.kind, state: pledges.state }).from(pledges).orderBy(pledges.id)

  made(await undoImport(world, fay, { importId }))
  await workImport(world, importId)

  expect(owed).toBe(120_000n)
  expect(written).toEqual([
    { kind: 'unconditional', state: 'active' },
    { kind: 'intent', state: 'active' },
  ])
  expect((await readRows(world, importId))[2]?.reasons).toEqual([
    'Its first part lies in the past: import what is still to come.',
  ])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect(new Set((await world.db.select().from(pledges)).map(({ state }) => state))).toEqual(new Set(['cancelled']))
})

test('a pledge that ends while its import is taken back stays ended as it was', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const text = 'Id,Name,Email,Amount,First payment\n1,Mary,mary@example.org,300,2026-06-30\n'
  const importId = await givenImported(world, fay, { kind: 'pledges', text, choices: { fundId } })
  const [row] = await readRows(world, importId)
  made(await undoImport(world, fay, { importId }))

  let takingBack = Promise.resolve()
  await underLock(world, `pledge:${row?.pledgeId}`, async (tx) => {
    takingBack = workImport(world, importId)
    await waitsForLock(world)
    await tx.update(instalments).set({ state: 'waived' })
    await tx.update(pledges).set({ state: 'lapsed', endedAt: world.clock.now(), endReason: 'Moved away' })
  })
  await takingBack

  expect(await world.db.select().from(pledges)).toMatchObject([{ state: 'lapsed', endReason: 'Moved away' }])
  expect(await readHeld(world, importId)).toMatchObject({
    state: 'done',
    failure: '1 rows stay: something came to rest on them meanwhile.',
  })
})

async function waitsForLock(world: typeof held.world): Promise<void> {
  const asked = sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`
  for (let tries = 0; (await world.db.execute(asked)).length === 0; tries += 1) {
    if (tries > 200) throw new Error('nobody waits for a lock')
    await setTimeout(50)
  }
}

test('donors alone are imported and taken back', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const text = 'Donor id,Name,E-mail,City,State\n1,Mary Somerville,mary@example.org,Boston,ma\n2,Nobody,,,\n'
  const importId = await givenImported(world, fay, { kind: 'donors', text })
  const written = await world.db.select({ name: donors.name, state: donors.state }).from(donors).orderBy(donors.id)

  made(await undoImport(world, fay, { importId }))
  await workImport(world, importId)

  expect(written).toEqual([
    { name: 'Mary Somerville', state: 'MA' },
    { name: 'Nobody', state: null },
  ])
  expect(await world.db.select().from(donors)).toEqual([])
})
