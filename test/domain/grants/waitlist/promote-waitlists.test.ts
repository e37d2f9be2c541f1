import { expect, test } from 'vitest'
import { promoteWaitlists } from '#app/domain/grants/waitlist/promote-waitlists.server.ts'
import { stopWaitlist } from '#app/domain/grants/waitlist/stop-waitlist.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { loseJob, readJobKeys } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a list somebody waits on is gone through again, once however often, and not while it is stopped', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  await givenCall(world, people.june, { slug: 'nobody-waits' })
  await givenDecided(world, people, { outcome: 'waitlisted', reason: 'Next in line.' })
  await givenReleased(world, people, callId)
  // Whoever joins the list has it gone through: hours may have come back before.
  const key = `waitlist:${callId}`
  expect(await readJobKeys(world, 'waitlist:')).toEqual([key])
  await loseJob(world, key)

  expect(await promoteWaitlists(world)).toBe(1)
  expect(await promoteWaitlists(world)).toBe(1)
  expect(await readJobKeys(world, 'waitlist:')).toEqual([key])

  await loseJob(world, key)
  made(await stopWaitlist(world, actorOf(people.june), { callId, isStopped: true }))
  expect(await promoteWaitlists(world)).toBe(0)
  expect(await readJobKeys(world, 'waitlist:')).toEqual([])
})
