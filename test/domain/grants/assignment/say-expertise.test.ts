import { expect, test } from 'vitest'
import { readExpertise, sayExpertise } from '#app/domain/grants/assignment/say-expertise.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a reviewer says what she knows, and says it anew; topics are named once', async () => {
  const { world } = held
  const { kofi } = await cast(world)
  made(await sayExpertise(world, actorOf(kofi), { topics: ['Physics'], words: 'Old words.' }))

  made(await sayExpertise(world, actorOf(kofi), { topics: [' Hydrology ', 'Hydrology', ''], words: ' River floods. ' }))

  expect(await readExpertise(world, kofi)).toEqual({ topics: ['Hydrology'], words: 'River floods.', institution: '' })
  expect((await readOwnRecords(world.db, kofi)).expertise).toMatchObject([{ topics: ['Hydrology'] }])
})

test('only a reviewer says it, and who has said nothing knows nothing yet', async () => {
  const { world } = held
  const { grace, kofi } = await cast(world)

  expect(await sayExpertise(world, actorOf(grace), { topics: [], words: '' })).toMatchObject({ refused: 'not-allowed' })
  expect(await readExpertise(world, kofi)).toEqual({ topics: [], words: '', institution: '' })
})
