import { expect, test } from 'vitest'
import { editDonor } from '#app/domain/giving/donors/edit-donor.server.ts'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { edited, givenDonor, readDonorRow } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

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
