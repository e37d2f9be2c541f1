import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { answerAppeal } from '#app/domain/grants/appeals/answer-appeal.server.ts'
import { makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { lineField } from '#app/domain/grants/application-form.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { lapseOffers } from '#app/domain/grants/lapse-offers.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { promoteWaitlist } from '#app/domain/grants/waitlist/promote-waitlist.server.ts'
import { readReturned, readWaitlist } from '#app/domain/grants/waitlist/read-list.server.ts'
import { stopWaitlist } from '#app/domain/grants/waitlist/stop-waitlist.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { appealWords, otherOfficer } from '#test/support/given/appeals.ts'
import {
  answers,
  givenAssignment,
  givenCall,
  givenInReview,
  givenReleased,
  givenReview,
  made,
  review,
} from '#test/support/given/grants.ts'
import { readJobKeys } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

/** An application of so many hours, decided and waiting for the release. */
async function given(lead: Person, words: { asked: number; least: number; outcome: 'accepted_full' | 'waitlisted' }) {
  const compute = {
    ...answers.compute,
    [lineField('h100', 'asked')]: String(words.asked),
    [lineField('h100', 'least')]: String(words.least),
  }
  const applicationId = await givenInReview(held.world, people, { lead, answers: { compute } })
  await givenReview(held.world, people, applicationId)
  const ask = { applicationId, outcome: words.outcome, reason: 'Next in line.' }
  made(await decideApplication(held.world, actorOf(people.june), ask))
  return applicationId
}

const full = { asked: 100_000, least: 100_000, outcome: 'accepted_full' } as const
const waits = { asked: 80_000, least: 30_000, outcome: 'waitlisted' } as const
const go = () => promoteWaitlist(held.world, portal('waitlist'), callId)
const withdraw = (who: Person, applicationId: Id<'app'>) =>
  withdrawApplication(held.world, actorOf(who), { applicationId, reason: 'Our cluster came back.' })
const told = async (who: Person, id: Id<'app'>) => await readMyApplication(held.world, who, id)
const returned = async () => (await readReturned(held.world.db, callId)).get('h100') ?? 0n

test('hours of an offer that is given up are offered to the next in line, with a reason, a letter and a happening', async () => {
  const { world } = held
  const offered = await given(people.grace, full)
  const waiting = await given(people.ada, waits)
  await givenReleased(world, people, callId, 2)
  expect(await go()).toBe(0)

  made(await withdraw(people.grace, offered))
  expect(await readJobKeys(world, 'waitlist:')).toHaveLength(1)
  expect(await go()).toBe(1)

  expect(await told(people.ada, waiting)).toMatchObject({
    stage: 'offered',
    decision: {
      outcome: 'accepted_full',
      reason: expect.stringContaining('came back'),
      lines: [{ seconds: gpuHours(80_000) }],
    },
  })
  const sent = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'waitlist-offered')
  expect(sent.map(({ toEmail }) => toEmail)).toEqual([people.ada.email])
  const happened = await readActivity(world.db, people.june, { type: 'application', id: waiting })
  expect(happened.map(({ kind }) => kind)).toContain('waitlist-promoted')
  expect(await returned()).toBe(gpuHours(20_000))
})

test('what comes back is enough for part of it when that part is useful, and for nobody when it is not', async () => {
  const offered = await given(people.grace, { ...full, asked: 40_000, least: 40_000 })
  const large = await given(people.ada, { ...waits, asked: 90_000, least: 50_000 })
  const small = await given(people.ines, { ...waits, asked: 90_000, least: 25_000 })
  await givenReleased(held.world, people, callId, 3)
  made(await withdraw(people.grace, offered))

  expect(await go()).toBe(1)

  expect(await told(people.ada, large)).toMatchObject({ stage: 'waitlisted' })
  expect(await told(people.ines, small)).toMatchObject({
    stage: 'offered',
    decision: { outcome: 'accepted_partial', lines: [{ seconds: gpuHours(40_000) }] },
  })
  expect(await returned()).toBe(0n)
})

test('an offer accepted in part, and one that lapses, give their hours back too', async () => {
  const { world } = held
  const offered = await given(people.grace, full)
  await given(people.ada, { ...waits, asked: 60_000, least: 60_000 })
  const second = await given(people.ines, { ...waits, asked: 90_000, least: 60_000 })
  await givenReleased(world, people, callId, 3)
  const taken = [{ gpuClass: 'h100', seconds: gpuHours(40_000) }]
  made(await acceptOffer(world, actorOf(people.grace), { applicationId: offered, signedName: 'Grace Hopper', taken }))
  expect(await go()).toBe(1)

  world.clock.advance(30 * 86_400_000)
  expect(await lapseOffers(world, portal('calendar'))).toBe(1)
  expect(await go()).toBe(1)

  expect(await told(people.ines, second)).toMatchObject({ stage: 'offered' })
  expect(await returned()).toBe(0n)
})

test('the better reviewed comes first, whatever their numbers', async () => {
  const offered = await given(people.grace, full)
  const first = await given(people.ada, { ...waits, asked: 100_000, least: 100_000 })
  const better = await givenInReview(held.world, people, {
    lead: people.lin,
    answers: {
      compute: { ...answers.compute, [lineField('h100', 'asked')]: '100,000', [lineField('h100', 'least')]: '1' },
      team: { experience: 'Much.' },
    },
  })
  const assignmentId = await givenAssignment(held.world, people, better, people.ines)
  made(await declareConflict(held.world, actorOf(people.ines), { assignmentId, has: 'none', reason: '' }))
  const best = { ...review, scores: { merit: 5, openness: 5, feasibility: 5, need: 5 } }
  made(await submitReview(held.world, actorOf(people.ines), { assignmentId, review: best }))
  const ask = { applicationId: better, outcome: 'waitlisted', reason: 'Next.' } as const
  made(await decideApplication(held.world, actorOf(people.june), ask))
  await givenReleased(held.world, people, callId, 3)
  made(await withdraw(people.grace, offered))

  await go()

  expect(await told(people.lin, better)).toMatchObject({ stage: 'offered' })
  expect(await told(people.ada, first)).toMatchObject({ stage: 'waitlisted' })
})

test('at once, twice, and after a withdrawal the same hours are offered once', async () => {
  const offered = await given(people.grace, full)
  const one = await given(people.ada, { ...waits, asked: 100_000, least: 60_000 })
  const other = await given(people.ines, { ...waits, asked: 100_000, least: 60_000 })
  await givenReleased(held.world, people, callId, 3)
  made(await withdraw(people.grace, offered))

  const done = await Promise.all([go(), go(), go(), withdraw(people.ada, one).then(() => 0)])

  expect(done.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2)
  await go()
  const [row] = await held.world.db.select().from(applications).where(eq(applications.id, other))
  expect(row?.state).toBe('offered')
  expect((await returned()) >= 0n).toBe(true)
})

test('a stopped list offers nothing until it goes on', async () => {
  const offered = await given(people.grace, full)
  await given(people.ada, waits)
  await givenReleased(held.world, people, callId, 2)
  const stop = (isStopped: boolean) => stopWaitlist(held.world, actorOf(people.june), { callId, isStopped })
  made(await stop(true))
  made(await withdraw(people.grace, offered))
  expect(await go()).toBe(0)

  made(await stop(false))

  expect(await go()).toBe(1)
  expect(await readWaitlist(held.world, people.june, callId)).toMatchObject({
    isStopped: false,
    waiting: [],
    promotions: [{ place: 1, state: 'offered' }],
  })
})

test('hours that a later release has given anew are not offered to the list as well', async () => {
  const offered = await given(people.grace, full)
  await givenReleased(held.world, people, callId, 1)
  made(await withdraw(people.grace, offered))
  expect(await returned()).toBe(gpuHours(100_000))
  const anew = await given(people.ines, { ...full, asked: 90_000, least: 90_000 })
  const waiting = await given(people.ada, waits)

  await givenReleased(held.world, people, callId, 2)

  expect(await returned()).toBe(gpuHours(10_000))
  expect(await go()).toBe(0)
  made(await withdraw(people.ines, anew))
  expect(await returned()).toBe(gpuHours(100_000))
  expect(await go()).toBe(1)
  expect(await told(people.ada, waiting)).toMatchObject({ stage: 'offered' })
})

test('one that is decided anew after an appeal and waits once more is offered hours once more', async () => {
  const { world } = held
  const offered = await given(people.grace, full)
  const applicationId = await given(people.ada, { ...waits, asked: 150_000 })
  await givenReleased(world, people, callId, 2)
  made(await withdraw(people.grace, offered))
  expect(await go()).toBe(1)
  made(await makeAppeal(world, actorOf(people.ada), { applicationId, ...appealWords }))
  const upheld = { applicationId, upholds: true, words: 'It is decided anew.' }
  made(await answerAppeal(world, actorOf(otherOfficer(people)), upheld))
  const [decision] = await world.db.select().from(decisions).where(eq(decisions.applicationId, applicationId))
  const anew = { applicationId, outcome: 'waitlisted', reason: 'Still.', basedOn: decision?.decidedAt ?? null } as const
  made(await decideApplication(world, actorOf(people.june), anew))

  await givenReleased(world, people, callId, 1)

  expect(await go()).toBe(1)
  expect(await told(people.ada, applicationId)).toMatchObject({ stage: 'offered' })
  expect((await readWaitlist(world, people.june, callId))?.promotions).toHaveLength(2)
})
