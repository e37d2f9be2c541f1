import { expect, test } from 'vitest'
import { makeCalendarAddress } from '#app/domain/people/calendar/make-calendar-address.server.ts'
import { readCalendarPerson } from '#app/domain/people/calendar/read-calendar-address.server.ts'
import { revokeCalendarAddress } from '#app/domain/people/calendar/revoke-calendar-address.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an address that is ended leads nowhere, twice is once, and nobody else’s ends with it', async () => {
  const { world } = held
  const people = await cast(world)
  const hers = await makeCalendarAddress(world, people.grace)
  const other = await makeCalendarAddress(world, people.ada)

  await revokeCalendarAddress(world, people.grace)
  await revokeCalendarAddress(world, people.grace)

  expect(await readCalendarPerson(world, hers.secret)).toBeNull()
  expect(await readCalendarPerson(world, other.secret)).not.toBeNull()
  const kinds = (await world.db.select().from(happenings)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'calendar-address-revoked')).toHaveLength(1)
})
