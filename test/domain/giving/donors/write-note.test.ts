import { expect, test } from 'vitest'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('staff write notes about a donor; an empty one, and one by an auditor, is refused', async () => {
  const { world, fay, otto } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })

  made(await writeNote(world, fay, { donorId, words: ' Likes maps ' }))

  expect(await writeNote(world, otto, { donorId, words: 'Audited' })).toEqual({ ok: false, refused: 'not-staff' })
  expect(await writeNote(world, fay, { donorId, words: ' ' })).toEqual({ ok: false, refused: 'no-words' })
  expect(await readDonorRecord(world, otto, donorId)).toMatchObject({
    notes: [{ words: 'Likes maps', by: 'Fay Brooks' }],
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
  expect((await readDonorRecord(world, fay, company))?.contacts).toMatchObject([{ name: 'Ann', isPrimary: true }])
  expect((await readDonorRecord(world, fay, donorId))?.notes).toEqual([])
})
