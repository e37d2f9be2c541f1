import { beforeEach, expect, test } from 'vitest'
import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenInReview } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

const advance = (to: 'in_discussion' | 'recommended', who = people.june) =>
  advanceApplication(held.world, actorOf(who), { applicationId, to })

test('the panel discusses, then recommends; the same step twice and at once is once', async () => {
  const both = await Promise.all([advance('in_discussion'), advance('in_discussion')])
  expect(both.every((one) => one.ok)).toBe(true)

  expect((await advance('recommended')).ok).toBe(true)

  expect((await readStaffApplication(held.world, people.june, applicationId))?.state).toBe('recommended')
})

test('no step is skipped, and only an officer without a part in it takes one', async () => {
  expect(await advance('recommended')).toMatchObject({ refused: 'wrong-state' })
  expect(await advance('in_discussion', people.kofi)).toMatchObject({ refused: 'not-allowed' })
  expect(await advance('in_discussion', { ...people.lin, roles: ['programme_officer'] })).toMatchObject({
    refused: 'own-application',
  })
  applicationId = held.world.ids.next('app')
  expect(await advance('in_discussion')).toMatchObject({ refused: 'not-found' })
})
