import { beforeEach, expect, test } from 'vitest'
import { extendDeadline } from '#app/domain/grants/deadlines/extend-deadline.server.ts'
import { gatherExtension } from '#app/domain/grants/deadlines/letters.server.ts'
import { readExtensions } from '#app/domain/grants/deadlines/read-extensions.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { startApplication } from '#app/domain/grants/start-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  answers,
  callWords,
  givenCall,
  givenFilledDraft,
  givenSubmitted,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const until = new Date('2026-04-07T21:00:00Z')
const numberOf = async (applicationId: Id<'app'>, who = people.grace) =>
  (await readMyApplication(held.world, who, applicationId))?.number ?? ''
const extend = (number: string, more: { until?: Date; reason?: string; who?: Cast['june'] } = {}) =>
  extendDeadline(held.world, actorOf(more.who ?? people.june), {
    callId,
    number,
    until: more.until ?? until,
    reason: more.reason ?? 'The network was down.',
  })
const submit = async (applicationId: Id<'app'>, who = people.grace) => {
  const revision = await revisionOf(held.world, applicationId)
  return submitApplication(held.world, actorOf(who), { applicationId, revision })
}

test('page, verb and letter know the same instant, and nobody else has longer', async () => {
  const { world } = held
  const hers = await givenFilledDraft(world, people.grace)
  const theirs = await givenFilledDraft(world, people.ada)
  made(await extend(await numberOf(hers)))

  const [extension] = await readExtensions(world, people.june, callId)
  expect(await readMyApplication(world, people.grace, hers)).toMatchObject({
    call: { deadline: new Date('2026-04-07T21:10:00Z') },
  })
  expect(await gatherExtension(world, extension?.id ?? '')).toMatchObject({ until: '7 April 2026, 17:10 EDT' })
  world.clock.set('2026-04-07T21:09:59Z')
  expect(await submit(theirs, people.ada)).toMatchObject({ refused: 'past-deadline' })
  expect((await submit(hers)).ok).toBe(true)
})

test('the instant itself is too late', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  made(await extend(await numberOf(applicationId)))

  held.world.clock.set('2026-04-07T21:10:00Z')

  expect(await submit(applicationId)).toMatchObject({ refused: 'past-deadline' })
})

test('staff read the instant that the applicant reads: with the grace', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  made(await extend(await numberOf(applicationId)))

  const [extension] = await readExtensions(held.world, people.june, callId)
  const own = await readMyApplication(held.world, people.grace, applicationId)

  expect(extension?.until).toEqual(new Date('2026-04-07T21:10:00Z'))
  expect(own?.call.deadline).toEqual(extension?.until)
})

test('the same time given twice or five times at once is given once, with one letter', async () => {
  const number = await numberOf(await givenFilledDraft(held.world, people.grace))

  const outcomes = await Promise.all(Array.from({ length: 5 }, () => extend(number)))

  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(await readExtensions(held.world, people.june, callId)).toHaveLength(1)
})

test('time is only ever added, with a reason, to a draft of this call', async () => {
  const number = await numberOf(await givenFilledDraft(held.world, people.grace))
  const sent = await numberOf(await givenSubmitted(held.world, people.ada), people.ada)
  made(await extend(number))

  expect(await extend(number, { until: new Date('2026-04-06T21:00:00Z') })).toMatchObject({ refused: 'no-longer' })
  expect(await extend(number, { reason: ' ' })).toMatchObject({ refused: 'reason-missing' })
  expect(await extend(sent)).toMatchObject({ refused: 'not-a-draft' })
  expect(await extend('2026-9999')).toMatchObject({ refused: 'not-found' })
  expect(await extend(number, { who: people.otto })).toMatchObject({ refused: 'not-allowed' })
})

test('an officer on the team of an application neither gives it time nor sees that it got some', async () => {
  const team = { ...answers.team, 'member-1-email': people.june.email, 'member-1-name': people.june.name }
  const number = await numberOf(await givenFilledDraft(held.world, people.grace, { answers: { team } }))

  expect(await extend(number)).toMatchObject({ refused: 'not-found' })
  expect(await readExtensions(held.world, people.june, callId)).toEqual([])
})

test('a rolling call takes applications at any time, and has no deadline to go beyond', async () => {
  const { callId: rolling } = await givenCall(held.world, people.june, {
    slug: 'seeds',
    title: 'Seeds',
    closesAt: null,
  })
  const applicationId = await givenFilledDraft(held.world, people.grace, { callSlug: 'seeds' })

  held.world.clock.set('2031-01-01T00:00:00Z')
  callId = rolling
  expect(await extend(await numberOf(applicationId))).toMatchObject({ refused: 'no-deadline' })
  expect((await startApplication(held.world, actorOf(people.ada), { callSlug: 'seeds' })).ok).toBe(true)
  expect((await submit(applicationId)).ok).toBe(true)
  expect(callWords.closesAt).not.toBeNull()
})
