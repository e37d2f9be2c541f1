import { expect, test } from 'vitest'
import { acceptHours } from '#app/domain/giving/in-kind/accept-hours.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenHours } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('only an offer is accepted, and only one that is there', async () => {
  const { world } = held
  const { fay, otto } = await cast(world)
  const hoursId = await givenHours(world, fay)

  expect(await acceptHours(world, otto, { hoursId })).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await acceptHours(world, fay, { hoursId }), 'staff wrote it down as agreed').toMatchObject({
    refused: 'not-offered',
  })
  expect(await acceptHours(world, fay, { hoursId: 'hpl_none' })).toEqual({ ok: false, refused: 'no-such-promise' })
})
