import { beforeEach, expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { changeRubric } from '#app/domain/grants/rubrics/change-rubric.server.ts'
import { readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import type { Blindness, Criterion } from '#app/domain/grants/rubrics/rubric.ts'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { saveReview } from '#app/domain/grants/save-review.server.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenDraft, givenInReview, made, review } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const levels = ['weak', '', '', '', 'strong']
const two: Criterion[] = [
  { name: 'merit', title: 'Merit', asks: 'Does it matter?', weight: 80, levels },
  { name: 'use', title: 'Use', asks: 'Who will use it?', weight: 20, levels },
]
const change = (
  criteria: Criterion[] = two,
  more: { number?: number; blindness?: Blindness; who?: Cast['june'] } = {},
) =>
  changeRubric(held.world, actorOf(more.who ?? people.june), {
    callId,
    number: more.number ?? 1,
    criteria,
    blindness: more.blindness ?? 'single',
  })
const given = async () => {
  const applicationId = await givenInReview(held.world, people)
  const assignmentId = await givenAssignment(held.world, people, applicationId)
  made(await declareConflict(held.world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
  return assignmentId
}

test('a review is asked and weighed by the criteria of its call', async () => {
  await change()
  const assignmentId = await given()
  const kofi = actorOf(people.kofi)
  const words = (scores: Record<string, number>) => ({ assignmentId, review: { ...review, scores } })

  expect(await submitReview(held.world, kofi, words({ merit: 5 }))).toMatchObject({ refused: 'incomplete' })
  made(await submitReview(held.world, kofi, words({ merit: 5, use: 1, openness: 3 })))

  // 5 × 80 % + 1 × 20 %, in hundredths; a score for what is not asked is not kept.
  expect(await readPanel(held.world, people.june, callId)).toMatchObject([{ means: [420] }])
  expect((await readAssignment(held.world, people.kofi, assignmentId))?.review?.scores).toEqual({ merit: 5, use: 1 })
})

test('from the first word of a review on, the rubric stays as it is, even for SQL', async () => {
  const assignmentId = await given()
  const unfinished = { ...review, scores: { merit: 4 } }
  made(await saveReview(held.world, actorOf(people.kofi), { assignmentId, review: unfinished }))

  expect(await change()).toMatchObject({ refused: 'reviews-begun' })
  await expect(held.world.sql`update rubric_version set blindness = 'double'`).rejects.toThrow('append-only')
  await expect(
    held.world
      .sql`insert into rubric_version select 'rub_x', call_id, 2, criteria, 'double', written_by, written_at from rubric_version`,
  ).rejects.toThrow('reviewed')
})

test('five officers at once write one next version', async () => {
  const outcomes = await Promise.all(
    [60, 65, 70, 75, 80].map((weight) =>
      change([{ ...two[0], weight } as Criterion, { ...two[1], weight: 100 - weight } as Criterion]),
    ),
  )

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await readRubric(held.world.db, callId)).toMatchObject({ number: 2 })
})

test('the same rubric again is no new version', async () => {
  expect(await change(standardCriteria, { number: 1 })).toMatchObject({ value: { number: 1 } })
  expect(await change()).toMatchObject({ value: { number: 2 } })
  expect(await change()).toMatchObject({ value: { number: 2 } })
})

test('what is no rubric is refused, and everything to others', async () => {
  const [merit, use] = two as [Criterion, Criterion]

  expect(await change([])).toMatchObject({ refused: 'no-criterion' })
  expect(await change([merit])).toMatchObject({ refused: 'weights-not-100', detail: { sum: 80 } })
  expect(await change([merit, { ...use, levels: ['', '', '', '', ''] }])).toMatchObject({
    refused: 'ends-without-words',
  })
  expect(await change(Array.from({ length: 9 }, () => use))).toMatchObject({ refused: 'too-many-criteria' })
  expect(await change(two, { who: people.rosa })).toMatchObject({ refused: 'not-allowed' })
  expect(await change(two, { number: 7 })).toMatchObject({ refused: 'stale' })
  callId = held.world.ids.next('cal')
  expect(await change()).toMatchObject({ refused: 'not-found' })
})

test('where neither side knows the other, a reviewer reads no name, institution or team', async () => {
  await change(two, { blindness: 'double' })
  const assignmentId = await given()

  const seen = await readAssignment(held.world, people.kofi, assignmentId)

  expect(seen?.people).toEqual([])
  expect(seen?.proposal?.form.sections.map(({ name }) => name)).not.toContain('team')
  const told = JSON.stringify(seen, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  for (const secret of ['Grace', 'Arlington', 'Lin Chen', 'lin@demo.test', 'Delta', 'Two smaller models']) {
    expect(told).not.toContain(secret)
  }
  expect(seen?.proposal?.answers.question).toBe('What emerges when?')
})

test('where reviewers were to see no names, they see none once an application has begun, even for SQL', async () => {
  const { world } = held
  made(await change(two, { blindness: 'double' }))
  made(await change(two, { number: 2, blindness: 'single' }))
  made(await change(two, { number: 3, blindness: 'double' }))
  await givenDraft(world, people.grace)

  const refused = await change(two, { number: 4, blindness: 'single' })
  const reworded = await change([...standardCriteria], { number: 4, blindness: 'double' })

  expect(refused).toMatchObject({ refused: 'names-promised' })
  expect(reworded.ok).toBe(true)
  await expect(
    world.sql`insert into rubric_version select ${world.ids.next('rub')}, call_id, 6, criteria, 'single', written_by, written_at
      from rubric_version where number = 5`,
  ).rejects.toThrow('sees no names')
})
