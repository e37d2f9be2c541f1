import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readStaffApplications } from '#app/domain/grants/read-staff-applications.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAward,
  givenCall,
  givenDecided,
  givenFilledDraft,
  givenReleased,
  givenSubmitted,
  made,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
})

test('an applicant withdraws a submitted application, once however often', async () => {
  const { world } = held
  await givenCall(world, people.june)
  const applicationId = await givenSubmitted(world, people.grace)
  const withdraw = () =>
    withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'We found hours elsewhere.' })

  const all = await Promise.all([withdraw(), withdraw(), withdraw()])

  expect(all.every((one) => one.ok)).toBe(true)
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'withdrawn',
    withdrawalReason: 'We found hours elsewhere.',
    withdrawnAt: world.clock.now(),
  })
})

test('an offer can be turned down', async () => {
  const { world } = held
  const { callId } = await givenCall(world, people.june)
  const applicationId = await givenDecided(world, people)
  await givenReleased(world, people, callId)

  expect(
    (await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'We found hours elsewhere.' }))
      .ok,
  ).toBe(true)
})

test('what is signed cannot be withdrawn, and nobody withdraws for others', async () => {
  const { world } = held
  const { applicationId } = await givenAward(world, people)

  expect(
    await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'We found hours elsewhere.' }),
  ).toMatchObject({
    refused: 'too-late',
  })
  expect(
    await withdrawApplication(world, actorOf(people.lin), { applicationId, reason: 'We found hours elsewhere.' }),
  ).toMatchObject({
    refused: 'not-found',
  })
})

test('a draft that is withdrawn was never sent, and stays its team’s', async () => {
  const { world } = held
  const { callId } = await givenCall(world, people.june)
  const applicationId = await givenFilledDraft(world, people.grace)

  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'Not this year.' }))

  for (const staff of [people.june, people.otto, people.rosa]) {
    expect(await readStaffApplication(world, staff, applicationId)).toBeNull()
    expect((await readStaffApplications(world, staff, { callId })).applications).toEqual([])
  }
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({ stage: 'withdrawn' })
})

test('a reason is asked for, and staff read it', async () => {
  const { world } = held
  await givenCall(world, people.june)
  const applicationId = await givenSubmitted(world, people.grace)
  const withdraw = (reason: string) => withdrawApplication(world, actorOf(people.grace), { applicationId, reason })
  expect(await withdraw('  ')).toMatchObject({ refused: 'reason-missing' })

  await withdraw('Our cluster arrived.')

  expect(await readStaffApplication(world, people.june, applicationId)).toMatchObject({
    withdrawalReason: 'Our cluster arrived.',
  })
})
