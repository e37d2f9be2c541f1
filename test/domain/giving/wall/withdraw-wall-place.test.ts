import { expect, test } from 'vitest'
import { askWallPlace } from '#app/domain/giving/wall/ask-wall-place.server.ts'
import { decideWallPlace } from '#app/domain/giving/wall/decide-wall-place.server.ts'
import { withdrawWallPlace } from '#app/domain/giving/wall/withdraw-wall-place.server.ts'
import { readBackers } from '#app/domain/impact/read-backers.server.ts'
import { wallPlaces } from '#db/schema/wall.ts'
import { givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { givenPlace, placeAsk } from '#test/support/given/wall.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a backer leaves the wall at once: what is shown and what waits are gone, pictures and all', async () => {
  const { world } = held
  const givers = await givenGivers(world)
  const { ada, grace, fay } = givers
  const { donorId } = await givenCheque(givers, { visibility: 'unlisted' })
  await givenJoined(world, donorId, ada.id)
  await givenPlace(world, { asker: ada, staff: fay, donorId })
  const { placeId } = made(await askWallPlace(world, ada, placeAsk(donorId, { name: 'Later' })))
  const keys = (await world.db.select().from(wallPlaces)).map(({ logoKey }) => logoKey ?? '')

  expect(await withdrawWallPlace(world, grace, { donorId })).toEqual({ ok: false, refused: 'not-yours' })
  made(await withdrawWallPlace(world, ada, { donorId }))

  expect((await readBackers(world.db, { size: 10 })).backers).toEqual([])
  expect(keys).toHaveLength(2)
  expect(await Promise.all(keys.map((key) => world.files.read(key)))).toEqual([null, null])
  expect(await withdrawWallPlace(world, ada, { donorId })).toEqual({ ok: false, refused: 'none' })
  expect(await decideWallPlace(world, fay, { placeId, decision: 'show', reason: null })).toMatchObject({
    refused: 'decided-already',
  })
})
