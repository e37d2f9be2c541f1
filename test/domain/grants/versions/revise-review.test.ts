import { beforeEach, expect, test } from 'vitest'
import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { calibrate } from '#app/domain/grants/panel/calibrate.ts'
import { readMarks } from '#app/domain/grants/panel/read-marks.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readVersions } from '#app/domain/grants/versions/read-versions.server.ts'
import { reviseReview } from '#app/domain/grants/versions/revise-review.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenReviewed } from '#test/support/given/discussion.ts'
import { givenAssignment, givenInReview, made, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let reviewed: Awaited<ReturnType<typeof givenReviewed>>

beforeEach(async () => {
  people = await cast(held.world)
  reviewed = await givenReviewed(held.world, people)
})

const move = (to: 'in_discussion' | 'recommended') =>
  advanceApplication(held.world, actorOf(people.june), { applicationId: reviewed.applicationId, to })
const lower = { ...review, scores: { ...review.scores, merit: 2 }, forCommittee: 'Others saw what I did not.' }
const revise = (base = 1, words = lower, who: Person = people.kofi) =>
  reviseReview(held.world, actorOf(who), { assignmentId: reviewed.byKofi, base, review: words })

test('after the discussion is opened a review changes, and what it said first stays beside it', async () => {
  const { world } = held
  made(await move('in_discussion'))
  world.clock.advance(60_000)

  made(await revise())

  expect(await readVersions(world.db, reviewed.byKofi)).toMatchObject([
    { number: 1, ...review },
    { number: 2, ...lower, handedInAt: world.clock.now() },
  ])
  const seen = await readStaffApplication(world, people.june, reviewed.applicationId)
  const changed = seen?.reviews.find(({ assignmentId }) => assignmentId === reviewed.byKofi)
  expect(changed?.review).toMatchObject({ forCommittee: lower.forCommittee, earlier: [{ number: 1, ...review }] })
  expect(seen?.reviews.filter(({ review }) => review?.earlier.length === 0)).toHaveLength(1)
})

test('the panel has the score before and after, and marks count as they are now', async () => {
  const { world } = held
  made(await move('in_discussion'))
  made(await revise())

  const [row] = await readPanel(world, people.june, reviewed.callId)
  const marks = await readMarks(world, people.june, reviewed.callId)

  expect(row?.firstMeans).toEqual([425, 425])
  expect(row?.means.toSorted()).not.toEqual(row?.firstMeans)
  expect(marks.map(({ score }) => score).toSorted()).toEqual(row?.means.toSorted())
  expect(calibrate(marks)?.scores.size).toBe(1)
})

test('other reviewers read what a review says now, and not what it said', async () => {
  const { world } = held
  made(await move('in_discussion'))
  made(await revise())

  const others = (await readAssignment(world, people.ines, reviewed.byInes))?.others
  expect(others).toMatchObject([{ forCommittee: lower.forCommittee }])
  expect(JSON.stringify(others)).not.toContain(review.forCommittee)
})

test('before the discussion, and once the panel recommends, it does not change', async () => {
  expect(await revise()).toMatchObject({ refused: 'closed' })
  made(await move('in_discussion'))
  made(await move('recommended'))
  expect(await revise()).toMatchObject({ refused: 'closed' })
})

test('the same twice and at once is one version, and an older page changes nothing', async () => {
  made(await move('in_discussion'))
  expect(await Promise.all([revise(), revise()])).toMatchObject([{ ok: true }, { ok: true }])

  expect(await revise(1, { ...lower, confidence: 1 })).toMatchObject({ refused: 'changed-meanwhile' })
  expect(await readVersions(held.world.db, reviewed.byKofi)).toHaveLength(2)
})

test('a changed review is whole, not too long, and its reviewer’s own', async () => {
  const { world } = held
  made(await move('in_discussion'))
  expect(await revise(1, { ...lower, forApplicant: '' })).toMatchObject({ refused: 'incomplete' })
  expect(await revise(1, { ...lower, scores: { merit: 2 } })).toMatchObject({ refused: 'incomplete' })
  expect(await revise(1, { ...lower, forApplicant: 'x'.repeat(20_001) })).toMatchObject({ refused: 'too-long' })
  for (const who of [people.ines, people.june])
    expect(await revise(1, lower, who)).toMatchObject({ refused: 'not-found' })
  const other = await givenInReview(world, people, { lead: people.ada })
  const assignmentId = await givenAssignment(world, people, other)
  const early = await reviseReview(world, actorOf(people.kofi), { assignmentId, base: 1, review: lower })
  expect(early).toMatchObject({ refused: 'not-handed-in' })
})

test('changed words that may name somebody to the applicant are asked about first', async () => {
  made(await move('in_discussion'))
  const named = { ...lower, forApplicant: 'Ask June Park.' }
  expect(await revise(1, named)).toMatchObject({ refused: 'names-somebody', detail: { about: 'somebody' } })

  const input = { assignmentId: reviewed.byKofi, base: 1, review: named, mayName: true }
  expect((await reviseReview(held.world, actorOf(people.kofi), input)).ok).toBe(true)
})

test('of what was withdrawn nothing changes', async () => {
  made(await move('in_discussion'))
  const withdrawn = { applicationId: reviewed.applicationId, reason: 'Hours elsewhere.' }
  made(await withdrawApplication(held.world, actorOf(people.grace), withdrawn))

  expect(await revise()).toMatchObject({ refused: 'not-found' })
})
