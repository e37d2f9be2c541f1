import { expect, test } from 'vitest'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { changeContact } from '#app/domain/giving/donors/change-contact.server.ts'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { editDonor } from '#app/domain/giving/donors/edit-donor.server.ts'
import { finishTask } from '#app/domain/giving/donors/finish-task.server.ts'
import { readCredits, readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { withdrawCredit } from '#app/domain/giving/donors/withdraw-credit.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { edited, givenDonor, readDonorRow } from '#test/support/given/donors.ts'
import { givenBack, givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('staff keep notes and tasks about a donor; a task is ticked off once', async () => {
  const { world, fay, mina, otto } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const call = { donorId, words: 'Call her', dueOn: '2026-03-20' as Day, assigneeId: fay.id }
  made(await writeNote(world, fay, { donorId, words: 'Likes maps' }))
  const { taskId } = made(await addTask(world, fay, call))

  const ticked = await Promise.all([finishTask(world, fay, { taskId }), finishTask(world, mina, { taskId })])

  expect(ticked.filter(({ ok }) => ok)).toHaveLength(1)
  expect(ticked).toContainEqual({ ok: false, refused: 'done-already' })
  expect(await writeNote(world, otto, { donorId, words: 'Audited' })).toEqual({ ok: false, refused: 'not-staff' })
  expect(await writeNote(world, fay, { donorId, words: ' ' })).toEqual({ ok: false, refused: 'no-words' })
  expect(await addTask(world, fay, { ...call, assigneeId: otto.id })).toEqual({ ok: false, refused: 'not-an-assignee' })
  expect(await readDonorRecord(world.db, otto, donorId)).toMatchObject({
    notes: [{ words: 'Likes maps', by: 'Fay Brooks' }],
    tasks: [{ words: 'Call her', assignee: 'Fay Brooks', doneAt: world.clock.now() }],
  })
})

test('an organisation has several people and one whom its letters go to', async () => {
  const { world, fay } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Harbour Ltd', kind: 'organisation' })
  const person = { donorId, email: null, role: 'Trustee', isPrimary: false }
  const ann = made(await addContact(world, fay, { ...person, name: 'Ann' }))
  const bob = made(await addContact(world, fay, { ...person, name: 'Bob' }))

  made(await changeContact(world, fay, { ...bob, change: 'first' }))
  const during = (await readDonorRecord(world.db, fay, donorId))?.contacts
  made(await changeContact(world, fay, { ...bob, change: 'gone' }))
  const gone = await changeContact(world, fay, { ...bob, change: 'gone' })

  expect(during?.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Bob', true],
    ['Ann', false],
  ])
  expect(gone).toEqual({ ok: false, refused: 'no-such-contact' })
  expect((await readDonorRecord(world.db, fay, donorId))?.contacts).toMatchObject([
    { ...{ id: ann.contactId }, isPrimary: true },
  ])
})

test('one person has no people of her own', async () => {
  const { world, fay } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })

  const outcome = await addContact(world, fay, { donorId, name: 'Ann', email: null, role: 'Aide', isPrimary: true })

  expect(outcome).toEqual({ ok: false, refused: 'one-person' })
})

test('a donor is edited; the address of another donor, the erased and strangers are refused', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, otto, ada } = given
  const { donorId } = await givenCheque(given)
  const other = await givenDonor(world, { name: 'Mary', email: 'mary@example.org' })
  await givenJoined(world, donorId, ada.id)

  const { changed } = await edited(world, fay, other, { state: 'ma', postalCode: '02110', ownerId: fay.id })
  const words = { ...nobody, name: 'Mary' }
  const asked = [
    await editDonor(world, fay, { donorId: other, words: { ...words, email: 'ADA@demo.test' } }),
    await editDonor(world, fay, { donorId: other, words: { ...words, ownerId: otto.id } }),
    await editDonor(world, otto, { donorId: other, words }),
    await editDonor(world, fay, { donorId: other, words: { ...words, name: '' } }),
  ]
  made(await erasePerson(world, ada, { typedEmail: ada.email }))
  asked.push(await editDonor(world, fay, { donorId, words }))

  expect(changed.sort()).toEqual(['ownerId', 'postalCode', 'state'])
  expect(await readDonorRow(world, other)).toMatchObject({ state: 'MA', ownerId: fay.id, email: 'mary@example.org' })
  expect(asked.map((outcome) => (outcome.ok ? 'edited' : outcome.refused))).toEqual([
    'address-taken',
    'not-an-assignee',
    'not-staff',
    'no-name',
    'erased',
  ])
})

const nobody = {
  kind: 'person',
  email: null,
  street: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  ownerId: null,
} as const

test('an adviser is credited for the gift of her fund, in no total; not above the gift, not twice, not its giver', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, otto } = given
  const daf = { kind: 'new', name: 'Harbour Gift Fund', email: null, is: 'organisation' } as const
  const { giftId, donorId: sponsor } = await givenCheque(given, { channel: 'daf', donor: daf, dollars: 500 })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const ask = { giftId, donorId, kind: 'adviser', amount: usd(500) } as const

  const { creditId } = made(await creditGift(world, fay, ask))
  const refused = [
    await creditGift(world, fay, ask),
    await creditGift(world, fay, { ...ask, donorId: sponsor }),
    await creditGift(world, fay, { ...ask, donorId: await givenDonor(world, { name: 'Ann' }), amount: usd(500.01) }),
    await creditGift(world, otto, ask),
  ]
  const record = await readDonorRecord(world.db, otto, donorId)
  const money = await readDonor(world.db, otto, donorId)
  made(await withdrawCredit(world, fay, { creditId }))

  expect(refused.map((outcome) => (outcome.ok ? 'credited' : outcome.refused))).toEqual([
    'credited-already',
    'gave-it',
    'more-than-the-gift',
    'not-staff',
  ])
  expect(record).toMatchObject({ credited: usd(500), credits: [{ donor: 'Harbour Gift Fund', kind: 'adviser' }] })
  expect(money).toMatchObject({ gifts: 0, total: 0n })
  expect(await withdrawCredit(world, fay, { creditId })).toEqual({ ok: false, refused: 'no-such-credit' })
  expect(await readCredits(world.db, fay, { giftId })).toEqual([])
})

test('a gift that went back credits nobody any more', async () => {
  const given = await givenGivers(held.world)
  const { world, fay } = given
  const { giftId } = await givenCheque(given, { dollars: 500 })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  made(await creditGift(world, fay, { giftId, donorId, kind: 'introduced', amount: usd(100) }))

  await givenBack(given, giftId, usd(500))

  expect(await readDonorRecord(world.db, fay, donorId)).toMatchObject({ credits: [], credited: 0n })
})

test('a fundraiser does not learn who stands behind an anonymous gift, neither as giver nor as credited', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, mina } = given
  const { giftId, donorId: hidden } = await givenCheque(given, { visibility: 'anonymous' })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const ask = { giftId, donorId, kind: 'adviser', amount: usd(10) } as const

  const asked = [await creditGift(world, fay, ask), await creditGift(world, mina, ask)]

  expect(asked.map(({ ok }) => ok)).toEqual([false, true])
  expect(await readCredits(world.db, fay, { donorId })).toEqual([])
  expect(await readCredits(world.db, mina, { donorId })).toHaveLength(1)
  expect(await readDonorRecord(world.db, fay, hidden)).toBeNull()
  expect(await writeNote(world, fay, { donorId: hidden, words: 'Who?' })).toEqual({
    ok: false,
    refused: 'no-such-donor',
  })
})

test('who asks for everything gets the notes about her; who is erased leaves none, nor her place among the people of another', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, ada } = given
  const { donorId } = await givenCheque(given)
  await givenJoined(world, donorId, ada.id)
  made(await writeNote(world, fay, { donorId, words: 'Ada Lovelace likes maps' }))
  const company = await givenDonor(world, { name: 'Harbour Ltd', kind: 'organisation' })
  const place = { donorId: company, role: 'Trustee', isPrimary: false }
  made(await addContact(world, fay, { ...place, name: 'Ada Lovelace', email: ada.email }))
  made(await addContact(world, fay, { ...place, name: 'Ann', email: null }))

  const known = await readOwnRecords(world.db, ada)
  made(await erasePerson(world, ada, { typedEmail: ada.email }))

  expect(known).toMatchObject({
    notes_about_me: [{ words: 'Ada Lovelace likes maps' }],
    contacts: [{ role: 'Trustee' }],
  })
  expect((await readDonorRecord(world.db, fay, company))?.contacts).toMatchObject([{ name: 'Ann', isPrimary: true }])
  expect((await readDonorRecord(world.db, fay, donorId))?.notes).toEqual([])
})
