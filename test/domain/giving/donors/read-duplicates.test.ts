import { expect, test } from 'vitest'
import { readDuplicates } from '#app/domain/giving/donors/read-duplicates.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('two donors are suggested by mailbox, by name and place, and by name alone where one has no address', async () => {
  const { world, fay } = await givenGivers(held.world)
  await givenDonor(world, { name: 'Ann Lee', email: 'ann@example.org', postalCode: '02110' })
  await givenDonor(world, { name: 'A. Lee', email: 'Ann+lab@example.org' })
  await givenDonor(world, { name: 'ANN  LEE', email: 'lee@example.org', postalCode: '02110' })
  await givenDonor(world, { name: 'Bo Chen', email: 'bo@example.org', state: 'CA' })
  await givenDonor(world, { name: 'Bo-Chen', email: 'chen@example.org', state: 'CA' })
  await givenDonor(world, { name: 'Bo Chen', email: 'bo@example.com', state: 'NY' })
  await givenDonor(world, { name: 'Carl', email: null })
  await givenDonor(world, { name: 'Carl', email: 'carl@example.org' })
  await givenDonor(world, { name: 'Carl', kind: 'organisation' })

  const pairs = await readDuplicates(world.db, fay)

  expect(pairs.map(({ because, one, other }) => [because, one.name, other.name])).toEqual([
    ['mailbox', 'Ann Lee', 'A. Lee'],
    ['postal-code', 'Ann Lee', 'ANN  LEE'],
    ['state', 'Bo Chen', 'Bo-Chen'],
    ['no-address', 'Carl', 'Carl'],
  ])
})

test('a fundraiser is not shown a twin known by anonymous gifts alone', async () => {
  const given = await givenGivers(held.world)
  await givenCheque(given, { visibility: 'anonymous', donor: { kind: 'new', name: 'Carl', email: null, is: 'person' } })
  await givenDonor(given.world, { name: 'Carl' })

  expect(await readDuplicates(given.world.db, given.fay)).toEqual([])
  expect(await readDuplicates(given.world.db, given.mina)).toHaveLength(1)
})
