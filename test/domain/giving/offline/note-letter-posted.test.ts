import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { noteLetterPosted } from '#app/domain/giving/offline/note-letter-posted.server.ts'
import { readLettersToPost } from '#app/domain/giving/offline/read-letters-to-post.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenDelivery, givenHours } from '#test/support/given/in-kind.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const nobody = { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } as const

test('a letter without an address waits for the post until someone says that it went, once', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  await enterGift(world, mina, chequeOf(world, { fundId }))
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

test('letters about hours and about a grant advised wait for the post like any other', async () => {
  const { world } = held
  const { mina, fay, ravi } = await cast(world)
  const fundId = await givenFund(world)
  const company = { kind: 'new', name: 'Tessera Labs', email: null, is: 'organisation' } as const
  const hoursId = await givenHours(world, fay, { donor: company })
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 100 })
  await confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(100), reason: '' })
  await enterGift(world, mina, chequeOf(world, { fundId, channel: 'daf', adviser: nobody, reference: 'Grant 88' }))

  const waiting = await readLettersToPost(world.db, mina)

  expect(waiting).toMatchObject([
    { kind: 'hours-pledged', giver: 'Tessera Labs', paper: { is: 'by-hand', about: { hoursId } } },
    { kind: 'hours-delivered', giver: 'Tessera Labs', paper: { is: 'acknowledgement', hoursId, deliveryId } },
    { kind: 'grant-advised', giver: 'Caroline Herschel', paper: { is: 'by-hand' } },
  ])
  for (const { id } of waiting) expect((await noteLetterPosted(world, mina, { letterId: id })).ok).toBe(true)
  expect(await readLettersToPost(world.db, mina)).toEqual([])
})
