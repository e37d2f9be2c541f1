import { expect, test } from 'vitest'
import { readWaitlist } from '#app/domain/grants/waitlist/read-list.server.ts'
import { stopWaitlist } from '#app/domain/grants/waitlist/stop-waitlist.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an officer without a part in what waits stops the list, once however often', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  await givenDecided(world, people, { outcome: 'waitlisted', reason: 'Next in line.' })
  await givenReleased(world, people, callId)
  const stop = (who: Person, at = callId) => stopWaitlist(world, actorOf(who), { callId: at, isStopped: true })

  expect(await stop(people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await stop(people.june, world.ids.next('cal'))).toMatchObject({ refused: 'not-found' })
  expect(await stop({ ...people.grace, roles: ['programme_officer'] })).toMatchObject({ refused: 'own-application' })
  made(await stop(people.june))
  made(await stop(people.june))

  const told = await readActivity(world.db, people.june, { type: 'call', id: callId })
  expect(told.filter(({ kind }) => kind === 'waitlist-stopped')).toHaveLength(1)
  expect(await readWaitlist(world, people.june, callId)).toMatchObject({ isStopped: true, waiting: [{ score: null }] })
  expect(await readWaitlist(world, people.kofi, callId)).toBeNull()
})
