import { expect, test } from 'vitest'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { noteLetterPosted } from '#app/domain/giving/offline/note-letter-posted.server.ts'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a letter without an address waits for the post until someone says that it went, once', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  await enterGift(world, mina, chequeOf(world, { fundId }))
  const nobody = { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } as const
  await enterGift(world, mina, chequeOf(world, { fundId, donor: nobody }))

  const [waiting, ...others] = await readLettersToPost(world.db, mina)
  if (!waiting) throw new Error('no letter waits')
  expect(others).toEqual([])
  expect(waiting).toMatchObject({ giver: 'Caroline Herschel', paper: { is: 'receipt', number: '2026-000002' } })
  expect(await readLettersToPost(world.db, fay)).toEqual([])
  expect(await noteLetterPosted(world, fay, { letterId: waiting.id })).toMatchObject({ refused: 'not-an-officer' })

  const outcomes = await Promise.all([1, 2, 3].map(() => noteLetterPosted(world, mina, { letterId: waiting.id })))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await readLettersToPost(world.db, mina)).toEqual([])
})
