import { expect, test } from 'vitest'
import { findDonor } from '#app/domain/giving/donors/find-donor.server.ts'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a donor is found by id and address, also by those of a donor that became it', async () => {
  const { world, fay, june } = await givenGivers(held.world)
  const keptId = await givenDonor(world, { name: 'Ann', email: 'ann@example.org' })
  const mergedId = await givenDonor(world, { name: 'Ann', email: 'a@example.org' })
  made(await mergeDonors(world, fay, { keptId, mergedId }))

  for (const typed of [keptId, mergedId, ' Ann@example.org', 'A@example.org'])
    expect(await findDonor(world.db, fay, typed)).toBe(keptId)
  expect(await findDonor(world.db, fay, 'nobody')).toBeNull()
  expect(await findDonor(world.db, june, keptId)).toBeNull()
})

test('a donor known by anonymous gifts alone is found by finance and not by a fundraiser', async () => {
  const given = await givenGivers(held.world)
  const { donorId } = await givenCheque(given, { visibility: 'anonymous' })

  expect(await findDonor(given.world.db, given.fay, donorId)).toBeNull()
  expect(await findDonor(given.world.db, given.mina, donorId)).toBe(donorId)
})
