import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { movedColumns, stayingColumns } from '#app/domain/giving/donors/merge-rows.server.ts'
import { readMerges } from '#app/domain/giving/donors/read-merge.server.ts'
import { undoMerge } from '#app/domain/giving/donors/undo-merge.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { readDonor, readDonors } from '#app/domain/giving/read-donors.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { readStatement } from '#app/domain/giving/receipts/read-statements.server.ts'
import { usd } from '#app/units/money.ts'
import { donorMerges } from '#db/schema/donors.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { yearStatements } from '#db/schema/own.ts'
import { givenDonor, readDonorRow } from '#test/support/given/donors.ts'
import { givenGift, useTill } from '#test/support/given/giving.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { givenPlan } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

/** Mary gave twice: a cheque under one address, another under the next, with a note. */
async function givenTwice() {
  const given = await givenGivers(held.world)
  const mary = (email: string | null) => ({ kind: 'new', name: 'Mary Somerville', email, is: 'person' }) as const
  const first = await givenCheque(given, { donor: mary('mary@example.org'), dollars: 500 })
  const second = await givenCheque(given, { donor: mary('m.somerville@example.org'), dollars: 200 })
  made(await writeNote(given.world, given.fay, { donorId: second.donorId, words: 'Asks for the yearly report' }))
  return { ...given, kept: first, merged: second, ids: { keptId: first.donorId, mergedId: second.donorId } }
}

const donorOf = async (giftId: `gft_${string}`) => {
  const [gift] = await held.world.db.select({ donorId: gifts.donorId }).from(gifts).where(eq(gifts.id, giftId))
  return gift?.donorId
}

test('every column that names a donor goes over in a merge, or stays for a reason', async () => {
  const found = await held.world.db.execute<{ column: string }>(sql`
    select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'donor'::regclass`)

  const moved = Object.entries(movedColumns).map(([table, column]) => `${table}.${column}`)

  expect(found.map(({ column }) => column).sort()).toEqual([...moved, ...stayingColumns].sort())
})

test('what a donor gave goes over to the other, and her old id and address lead there', async () => {
  const { world, fay, mina, fundId, kept, merged, ids } = await givenTwice()

  const { moved } = made(await mergeDonors(world, fay, ids))
  const later = await givenCheque(
    { world, mina, fundId },
    {
      donor: { kind: 'new', name: 'M. Somerville', email: 'M.Somerville@example.org', is: 'person' },
    },
  )

  expect(moved).toEqual({ gift: 1, donor_note: 1 })
  expect(await readDonor(world.db, fay, ids.keptId)).toMatchObject({ gifts: 3, total: usd(1_200) })
  expect(await readDonor(world.db, fay, ids.mergedId)).toMatchObject({ mergedInto: ids.keptId })
  expect([await donorOf(merged.giftId), later.donorId, kept.donorId]).toEqual([ids.keptId, ids.keptId, ids.keptId])
  expect((await readDonors(world.db, fay, { size: 10 }))?.donors.map(({ id }) => id)).toEqual([ids.keptId])
})

test('a merge is undone: what it moved goes back, what came since stays', async () => {
  const { world, fay, mina, fundId, merged, ids } = await givenTwice()
  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const since = await givenCheque({ world, mina, fundId }, { donor: { kind: 'known', donorId: ids.keptId } })

  const outcome = await undoMerge(world, fay, { mergeId })
  const twice = await undoMerge(world, fay, { mergeId })

  expect(outcome).toEqual({ ok: true, value: { mergedId: ids.mergedId } })
  expect(twice).toEqual({ ok: false, refused: 'undone-already' })
  expect([await donorOf(merged.giftId), await donorOf(since.giftId)]).toEqual([ids.mergedId, ids.keptId])
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ mergedInto: null, email: 'm.somerville@example.org' })
})

test('the kept donor takes the address and the account it lacks, and gives them back', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await world.db.update(donors).set({ email: null }).where(eq(donors.id, ids.keptId))
  await givenJoined(world, ids.mergedId, ada.id)

  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const during = await readDonorRow(world, ids.keptId)
  const own = await readOwnGifts(world.db, ada)
  made(await undoMerge(world, fay, { mergeId }))

  expect(during).toMatchObject({ email: 'm.somerville@example.org', personId: ada.id })
  expect(own).toHaveLength(2)
  expect(await readDonorRow(world, ids.keptId)).toMatchObject({ email: null, personId: null })
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ email: 'm.somerville@example.org' })
})

test('who signs in with the address of a merged donor finds the gifts', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await world.db.update(donors).set({ email: ada.email }).where(eq(donors.id, ids.mergedId))
  made(await mergeDonors(world, fay, ids))

  await claimDonors(world, ada)

  expect(await readOwnGifts(world.db, ada)).toHaveLength(2)
})

test('a merge and a gift at once leave nothing with the merged donor', async () => {
  const { world, fay, mina, fundId, ids } = await givenTwice()
  const cheque = () => givenCheque({ world, mina, fundId }, { donor: { kind: 'known', donorId: ids.mergedId } })

  const [outcome, ...came] = await Promise.all([mergeDonors(world, fay, ids), cheque(), cheque(), cheque()])

  expect(outcome.ok).toBe(true)
  expect(await Promise.all(came.map(({ giftId }) => donorOf(giftId)))).toEqual([ids.keptId, ids.keptId, ids.keptId])
})

test('two who merge at once: one does, the other is told', async () => {
  const { world, fay, mina, ids } = await givenTwice()

  const both = await Promise.all([
    mergeDonors(world, fay, ids),
    mergeDonors(world, mina, { keptId: ids.mergedId, mergedId: ids.keptId }),
  ])

  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await world.db.select().from(donorMerges)).toHaveLength(1)
})

test('two plans to one fund, the same way, keep two donors apart', async () => {
  const { world, fay, fundId } = await givenGivers(held.world)
  await givenPlan(world, { fundId, giverEmail: 'mary@example.org' })
  await givenPlan(world, { fundId, giverEmail: 'm.somerville@example.org' })
  const [keptId, mergedId] = (await world.db.select({ id: donors.id }).from(donors)).map(({ id }) => id)

  const outcome = await mergeDonors(world, fay, { keptId: keptId ?? 'dnr_', mergedId: mergedId ?? 'dnr_' })

  expect(outcome).toEqual({ ok: false, refused: 'both-have-plan' })
})

test('different kinds, two accounts, the same donor and strangers to staff are not made one', async () => {
  const { world, fay, otto, ada, grace, ids } = await givenTwice()
  const company = await givenDonor(world, { name: 'Somerville Ltd', kind: 'organisation' })

  const asked = await Promise.all([
    mergeDonors(world, fay, { ...ids, mergedId: company }),
    mergeDonors(world, fay, { ...ids, mergedId: ids.keptId }),
    mergeDonors(world, fay, { ...ids, mergedId: 'dnr_none' }),
    mergeDonors(world, otto, ids),
  ])
  await givenJoined(world, ids.keptId, ada.id)
  await givenJoined(world, ids.mergedId, grace.id)
  asked.push(await mergeDonors(world, fay, ids))

  expect(asked.map((outcome) => (outcome.ok ? 'made' : outcome.refused))).toEqual([
    'other-kind',
    'same-donor',
    'no-such-donor',
    'not-staff',
    'two-accounts',
  ])
})

test('the erased are never joined to a name again, and are gone from a donor they were made one with', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await givenJoined(world, ids.keptId, ada.id)
  const { mergeId } = made(await mergeDonors(world, fay, ids))
  made(await erasePerson(world, ada, { typedEmail: ada.email }))
  const fresh = await givenDonor(world, { name: 'Mary Somerville' })

  const again = await mergeDonors(world, fay, { keptId: ids.keptId, mergedId: fresh })
  const undone = await undoMerge(world, fay, { mergeId })

  expect([again, undone]).toEqual([
    { ok: false, refused: 'erased' },
    { ok: false, refused: 'erased' },
  ])
  expect(await readDonorRow(world, ids.mergedId)).toMatchObject({ email: null, name: expect.stringContaining('Giver') })
})

test('a chain is parted from its end', async () => {
  const { world, fay, ids, merged } = await givenTwice()
  const third = await givenDonor(world, { name: 'Mary S.' })
  const first = made(await mergeDonors(world, fay, ids))
  const second = made(await mergeDonors(world, fay, { keptId: third, mergedId: ids.keptId }))

  const tooEarly = await undoMerge(world, fay, { mergeId: first.mergeId })
  const throughBoth = (await readDonor(world.db, fay, ids.mergedId))?.mergedInto
  made(await undoMerge(world, fay, { mergeId: second.mergeId }))
  made(await undoMerge(world, fay, { mergeId: first.mergeId }))

  expect(tooEarly).toEqual({ ok: false, refused: 'merged-since' })
  expect(throughBoth).toBe(third)
  expect(await donorOf(merged.giftId)).toBe(ids.mergedId)
})

test('statements of both stay as issued; the next one adds up what is one now', async () => {
  const { world, fay, ada, grace, ids } = await givenTwice()
  await givenJoined(world, ids.keptId, ada.id)
  await givenJoined(world, ids.mergedId, grace.id)
  const own = { year: 2025, donorId: null }
  await makeOwnStatement(world, ada, own)
  await makeOwnStatement(world, grace, own)
  await world.db.update(donors).set({ personId: null }).where(eq(donors.id, ids.mergedId))

  const { mergeId } = made(await mergeDonors(world, fay, ids))
  const whole = await makeOwnStatement(world, ada, own)
  const [, graces] = await world.db.select({ id: yearStatements.id }).from(yearStatements).orderBy(yearStatements.id)
  const old = graces && (await readStatement(world.db, graces.id))
  made(await undoMerge(world, fay, { mergeId }))

  expect(whole).toMatchObject({ snapshot: { total: '70000' } })
  expect(old?.standing).toBe('outdated')
  expect(graces && (await readStatement(world.db, graces.id))?.standing).toBe('current')
})

test('plans, pledges and hours go over too; the first contact of the kept donor stays the first', async () => {
  const { world, fay, mina, fundId } = await givenGivers(held.world)
  const [keptId, mergedId] = [
    await givenDonor(world, { name: 'Harbour Ltd', kind: 'organisation', email: 'office@harbour.example' }),
    await givenDonor(world, { name: 'Harbour', kind: 'organisation', email: 'gifts@harbour.example' }),
  ]
  const person = { email: null, role: 'Treasurer', isPrimary: true }
  made(await addContact(world, fay, { ...person, donorId: keptId, name: 'Ann' }))
  made(await addContact(world, fay, { ...person, donorId: mergedId, name: 'Bob' }))
  await givenPlan(world, { fundId, giverEmail: 'gifts@harbour.example' })
  await givenPledge(world, { fundId, by: mina, giverEmail: 'gifts@harbour.example' })

  const { moved, mergeId } = made(await mergeDonors(world, fay, { keptId, mergedId }))
  made(await undoMerge(world, fay, { mergeId }))

  expect(moved).toEqual({ gift: 1, recurring_plan: 1, pledge: 1, donor_contact: 1 })
})

test('a record that brought an anonymous gift has no name for a fundraiser', async () => {
  const { world, fay, mina, fundId, ids } = await givenTwice()
  await givenGift(world, { fundId, giverEmail: 'm.somerville@example.org', visibility: 'anonymous' })
  made(await mergeDonors(world, mina, ids))

  const [forFay] = await readMerges(world.db, fay, ids.keptId)
  const [forMina] = await readMerges(world.db, mina, ids.keptId)

  expect([forFay?.name, forMina?.name]).toEqual(['Another record', 'Mary Somerville'])
})
