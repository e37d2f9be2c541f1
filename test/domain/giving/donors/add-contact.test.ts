import { expect, test } from 'vitest'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an organisation has several people; the first is its primary contact until another is', async () => {
  const { world, fay, otto } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Harbour Ltd', kind: 'organisation' })
  const person = { donorId, email: null, role: 'Trustee', isPrimary: false }

  made(await addContact(world, fay, { ...person, name: 'Ann' }))
  made(await addContact(world, fay, { ...person, name: 'Bo' }))
  made(await addContact(world, fay, { ...person, name: 'Carl', isPrimary: true }))

  const contacts = (await readDonorRecord(world, otto, donorId))?.contacts
  expect(contacts?.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Carl', true],
    ['Ann', false],
    ['Bo', false],
  ])
  expect(await addContact(world, fay, { ...person, name: '' })).toEqual({ ok: false, refused: 'no-name' })
  expect(await addContact(world, otto, { ...person, name: 'Dora' })).toEqual({ ok: false, refused: 'not-staff' })
})

test('one person has no people of her own', async () => {
  const { world, fay } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })

  const outcome = await addContact(world, fay, { donorId, name: 'Ann', email: null, role: 'Aide', isPrimary: true })

  expect(outcome).toEqual({ ok: false, refused: 'one-person' })
})
