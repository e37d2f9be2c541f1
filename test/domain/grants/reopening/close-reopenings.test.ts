import { expect, test } from 'vitest'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { closeReopenings } from '#app/domain/grants/reopening/close-reopenings.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall } from '#test/support/given/grants.ts'
import { givenReopened } from '#test/support/given/reopenings.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('what is still being changed at its deadline is closed by the calendar, once, and nothing before it', async () => {
  const { world } = held
  const people = await cast(world)
  await givenCall(world, people.june)
  const applicationId = await givenReopened(world, people.grace)
  const close = () => closeReopenings(world, portal('calendar'))

  expect(await close()).toBe(0)
  // The call closes at nine, and its ten minutes of grace count.
  world.clock.set('2026-03-31T21:09:59Z')
  expect(await close()).toBe(0)
  world.clock.set('2026-03-31T21:10:00Z')
  expect((await Promise.all([close(), close()])).toSorted()).toEqual([0, 1])

  expect((await readStaffApplication(world, people.june, applicationId))?.state).toBe('submitted')
})
