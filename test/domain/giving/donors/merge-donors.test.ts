import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { movedColumns, stayingColumns } from '#app/domain/giving/donors/merge-rows.server.ts'
import { readMerges } from '#app/domain/giving/donors/read-merge.server.ts'
import { undoMerge } from '#app/domain/giving/donors/undo-merge.server.ts'
import { readDonor, readDonors } from '#app/domain/giving/read-donors.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { donorMerges } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { allDonors, donorOfGift, givenDonor, givenMaryTwice } from '#test/support/given/donors.ts'
import { givenGift, useTill } from '#test/support/given/giving.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { givenPlan } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const givenTwice = () => givenMaryTwice(held.world)
const donorOf = (giftId: Id<'gft'>) => donorOfGift(held.world, giftId)

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
  expect((await readDonors(world.db, fay, allDonors))?.donors.map(({ id }) => id)).toEqual([ids.keptId])
})

test('who signs in with the address of a merged donor finds the gifts', async () => {
  const { world, fay, ada, ids } = await givenTwice()
  await world.db.update(donors).set({ email: ada.email }).where(eq(donors.id, ids.mergedId))
  made(await mergeDonors(world, fay, ids))

  await claimDonors(world, ada)

  expect((await readOwnGifts(world.db, ada, { size: 20 })).gifts).toHaveLength(2)
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
