import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readCallProgress } from '#app/domain/grants/reminders/read-call-progress.server.ts'
import { remindOfReviews } from '#app/domain/grants/reminders/remind-of-reviews.server.ts'
import { setReminderRule } from '#app/domain/grants/reminders/set-reminder-rule.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { sensitiveReads } from '#db/schema/reads.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenInReview, made, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenInReview(held.world, people)
})

const ask = async (reviewer: Person = people.kofi, about = applicationId) =>
  made(
    await assignReviewer(held.world, actorOf(people.june), {
      applicationId: about,
      reviewerId: reviewer.id,
      dueAt: new Date('2026-04-30T03:59:00Z'),
    }),
  ).assignmentId
const reminders = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'review-due').map((one) => one.subjectId)

test('a reviewer is reminded seven days and one day before the day in the lab’s zone, and three after, each once', async () => {
  const { world } = held
  const id = await ask()

  for (const day of [21, 22, 22, 25, 28, 28, 29, 30]) {
    world.clock.set(`2026-04-${day}T13:00:00Z`)
    await Promise.all([remindOfReviews(world), remindOfReviews(world)])
  }
  for (const day of ['01', '02', '03', '20']) {
    world.clock.set(`2026-05-${day}T13:00:00Z`)
    await remindOfReviews(world)
  }

  expect(await reminders()).toEqual(['before-7', 'before-1', 'after-3'].map((mark) => `${id}:2026-04-29:${mark}`))
  expect(await world.db.select().from(sensitiveReads)).toEqual([])
  expect((await readCallProgress(world, people.june, callId))?.reminders.map(({ days, to }) => [days, to])).toEqual([
    [3, 'Kofi Mensah'],
    [1, 'Kofi Mensah'],
    [7, 'Kofi Mensah'],
  ])
  expect(await world.db.select().from(sensitiveReads)).toMatchObject([
    { personId: people.june.id, kind: 'reviewer-names', subjectId: callId },
  ])
})

test('days that change do not say a second time what was said, and who cannot sign in is not reminded', async () => {
  const { world } = held
  await ask()
  world.clock.set('2026-04-22T13:00:00Z')
  await remindOfReviews(world)
  const rule = { callId, reviewBefore: [10, 1], reviewAfter: [], draftBefore: [] }
  made(await setReminderRule(world, actorOf(people.june), rule))
  world.clock.set('2026-04-24T13:00:00Z')
  await remindOfReviews(world)
  expect(await reminders()).toHaveLength(1)

  await world.sql`update person set disabled_at = now() where id = ${people.kofi.id}`
  world.clock.set('2026-04-28T13:00:00Z')
  await remindOfReviews(world)
  expect(await reminders()).toHaveLength(1)

  await world.sql`update person set disabled_at = null where id = ${people.kofi.id}`
  await remindOfReviews(world)
  expect(await reminders()).toHaveLength(2)
})

test('nobody is reminded of what is in, declined, taken back or withdrawn', async () => {
  const { world } = held
  const other = await givenInReview(world, people, { lead: people.ada })
  const withdrawn = await givenInReview(world, people, { lead: people.fay })
  const done = await ask(people.kofi)
  const declined = await ask(people.ines)
  const removed = await ask(people.ines, other)
  await ask(people.kofi, withdrawn)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId: done, has: 'none', reason: 'None.' }))
  made(await submitReview(world, actorOf(people.kofi), { assignmentId: done, review }))
  made(await declineReview(world, actorOf(people.ines), { assignmentId: declined, reason: 'No time.', instead: '' }))
  const back = { applicationId: other, assignmentId: removed, reason: 'Another has it.' }
  made(await removeRequest(world, actorOf(people.june), back))
  made(await withdrawApplication(world, actorOf(people.fay), { applicationId: withdrawn, reason: 'Found hours.' }))
  world.clock.set('2026-04-28T13:00:00Z')

  expect(await remindOfReviews(world)).toBe(0)
})

test('a letter that waited until the review was in is not sent any more', async () => {
  const { world } = held
  const assignmentId = await ask()
  world.clock.set('2026-04-22T13:00:00Z')
  expect(await remindOfReviews(world)).toBe(1)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
  made(await submitReview(world, actorOf(people.kofi), { assignmentId, review }))
  const [letter] = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'review-due')

  await deliverLetter(world, { letterId: letter?.id ?? world.ids.next('ltr') })

  expect(world.mailbox.filter(({ subject }) => /Your review of/.test(subject))).toEqual([])
})

test('the letter names the number and the day, and not the title', async () => {
  const { world } = held
  await ask()
  world.clock.set('2026-04-22T13:00:00Z')
  await remindOfReviews(world)
  const [letter] = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'review-due')

  await deliverLetter(world, { letterId: letter?.id ?? world.ids.next('ltr') })

  expect(world.mailbox).toMatchObject([{ to: people.kofi.email, subject: expect.stringContaining('29 April 2026') }])
  expect(world.mailbox[0]?.text).not.toContain('Lantern')
})

test('a call with days of its own goes by them', async () => {
  const { world } = held
  await ask()
  const rule = { callId, reviewBefore: [], reviewAfter: [1], draftBefore: [] }
  made(await setReminderRule(world, actorOf(people.june), rule))
  world.clock.set('2026-04-28T13:00:00Z')
  expect(await remindOfReviews(world)).toBe(0)
  world.clock.set('2026-04-30T13:00:00Z')

  expect(await remindOfReviews(world)).toBe(1)
})
