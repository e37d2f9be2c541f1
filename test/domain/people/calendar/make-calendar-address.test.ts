import { beforeEach, expect, test } from 'vitest'
import { makeCalendarAddress } from '#app/domain/people/calendar/make-calendar-address.server.ts'
import { readCalendarAddress, readCalendarPerson } from '#app/domain/people/calendar/read-calendar-address.server.ts'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { calendarAddresses } from '#db/schema/calendars.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
beforeEach(async () => {
  people = await cast(held.world)
})

test('an address leads to its person, and only its hash is kept', async () => {
  const { world } = held
  const { secret } = await makeCalendarAddress(world, people.grace)

  expect(await readCalendarPerson(world, secret)).toMatchObject({ id: people.grace.id })
  expect(await readCalendarPerson(world, `${secret}x`)).toBeNull()
  expect(JSON.stringify(await world.db.select().from(calendarAddresses))).not.toContain(secret)
  expect(await readCalendarAddress(world, people.grace)).toMatchObject({ lastReadAt: world.clock.now() })
  expect(await readCalendarAddress(world, people.ada)).toBeNull()
})

test('a new address ends the one before, also when both are asked for at once', async () => {
  const { world } = held
  const made = await Promise.all([1, 2, 3].map(() => makeCalendarAddress(world, people.grace)))

  const good = await Promise.all(made.map(({ secret }) => readCalendarPerson(world, secret)))

  expect(good.filter((person) => person !== null)).toHaveLength(1)
})

test('the address of somebody who is disabled leads nowhere', async () => {
  const { world } = held
  const { secret } = await makeCalendarAddress(world, people.kofi)
  await disablePerson(world, actorOf(people.rosa), people.kofi.id)

  expect(await readCalendarPerson(world, secret)).toBeNull()
})
