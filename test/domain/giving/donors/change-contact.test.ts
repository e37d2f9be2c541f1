import { expect, test } from 'vitest'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { changeContact } from '#app/domain/giving/donors/change-contact.server.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('another becomes the primary contact; when she is taken off, whoever was there longest does', async () => {
  const { world, fay } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Harbour Ltd', kind: 'organisation' })
  const person = { donorId, email: null, role: 'Trustee', isPrimary: false }
  const ann = made(await addContact(world, fay, { ...person, name: 'Ann' }))
  const bob = made(await addContact(world, fay, { ...person, name: 'Bob' }))

  made(await changeContact(world, fay, { ...bob, change: 'first' }))
  const during = (await readDonorRecord(world, fay, donorId))?.contacts
  made(await changeContact(world, fay, { ...bob, change: 'gone' }))
  const gone = await changeContact(world, fay, { ...bob, change: 'gone' })

  expect(during?.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Bob', true],
    ['Ann', false],
  ])
  expect(gone).toEqual({ ok: false, refused: 'no-such-contact' })
  expect((await readDonorRecord(world, fay, donorId))?.contacts).toMatchObject([
    { ...{ id: ann.contactId }, isPrimary: true },
  ])
})
