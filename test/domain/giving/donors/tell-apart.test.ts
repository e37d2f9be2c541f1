import { expect, test } from 'vitest'
import { readDuplicates } from '#app/domain/giving/donors/read-duplicates.server.ts'
import { tellApart } from '#app/domain/giving/donors/tell-apart.server.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a pair that was told apart is not suggested again', async () => {
  const { world, fay, otto } = await givenGivers(held.world)
  const pair = [await givenDonor(world, { name: 'Carl' }), await givenDonor(world, { name: 'Carl' })] as const

  made(await tellApart(world, fay, { pair: [pair[1], pair[0]] }))
  made(await tellApart(world, fay, { pair }))

  expect(await readDuplicates(world.db, fay)).toEqual([])
  expect(await tellApart(world, otto, { pair })).toEqual({ ok: false, refused: 'not-staff' })
  expect(await tellApart(world, fay, { pair: [pair[0], pair[0]] })).toEqual({ ok: false, refused: 'same-donor' })
})
