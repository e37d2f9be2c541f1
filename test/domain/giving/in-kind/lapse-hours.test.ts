import { expect, test } from 'vitest'
import { lapseHours } from '#app/domain/giving/in-kind/lapse-hours.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenHours, readHoursRow } from '#test/support/given/in-kind.ts'
import { kindsOfLetters } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a promise lapses a fortnight after its window, once, however many look', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const hoursId = await givenHours(world, fay)
  world.clock.set('2026-05-14T23:00:00Z')
  expect(await lapseHours(world)).toEqual({ lapsed: 0 })

  world.clock.set('2026-05-15T00:00:00Z')
  const both = await Promise.all([lapseHours(world), lapseHours(world)])

  expect(both.map(({ lapsed }) => lapsed).sort()).toEqual([0, 1])
  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'lapsed', endReason: 'Its window is over.' })
  expect(await kindsOfLetters(world)).toEqual(['hours-pledged', 'hours-ended'])
})
