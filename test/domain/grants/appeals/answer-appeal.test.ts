import { beforeEach, expect, test } from 'vitest'
import { answerAppeal } from '#app/domain/grants/appeals/answer-appeal.server.ts'
import { gatherAppeal } from '#app/domain/grants/appeals/letters.server.ts'
import { readAppeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { gatherOutcome } from '#app/domain/grants/letters.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { decisions } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAppeal, otherOfficer } from '#test/support/given/appeals.ts'
import { givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  const declined = await givenAppeal(held.world, people)
  applicationId = declined.applicationId
  callId = declined.callId
})

const answer = (upholds: boolean, { who = otherOfficer(people), words = 'We looked.' } = {}) =>
  answerAppeal(held.world, actorOf(who), { applicationId, upholds, words })
const lettersOf = async (wanted: string) =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === wanted)

test('a declined appeal leaves the decision, tells why, and is final', async () => {
  const { world } = held

  const all = await Promise.all([answer(false), answer(false), answer(false)])

  expect(all.every((one) => one.ok)).toBe(true)
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({ stage: 'declined' })
  expect(await readAppeal(world.db, people.grace, applicationId)).toMatchObject({
    state: 'declined',
    answer: 'We looked.',
  })
  const [letter, ...others] = await lettersOf('appeal-answered')
  expect(others).toEqual([])
  expect(await gatherAppeal(world, letter?.subjectId ?? '')).toMatchObject({ isUpheld: false, answer: 'We looked.' })
  expect(await answer(true)).toMatchObject({ refused: 'answered-already' })
})

test('an upheld appeal takes the decision back, which is then made and told anew', async () => {
  const { world } = held
  made(await answer(true))
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'in_review',
    decision: null,
  })
  const [draft] = await world.db.select().from(decisions)
  const decide = { applicationId, outcome: 'declined', reason: 'Still no.', basedOn: draft?.decidedAt ?? null } as const
  made(await decideApplication(world, actorOf(people.june), decide))

  await givenReleased(world, people, callId)

  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'declined',
    decision: { reason: 'Still no.' },
  })
  const told = await lettersOf('application-declined')
  expect(told).toHaveLength(2)
  for (const { subjectId } of told) expect(await gatherOutcome(world, subjectId)).not.toBeNull()
})

test('who decided does not answer, nor does anybody on her behalf, nor who is no officer', async () => {
  const { world } = held
  expect(await answer(false, { who: people.june })).toMatchObject({ refused: 'own-decision' })
  const acting = { kind: 'person', person: otherOfficer(people), actingAs: people.june } as const
  expect(await answerAppeal(world, acting, { applicationId, upholds: false, words: 'No.' })).toMatchObject({
    refused: 'own-decision',
  })
  expect(await answer(false, { who: people.otto })).toMatchObject({ refused: 'not-allowed' })
  expect(await answer(false, { who: people.grace })).toMatchObject({ refused: 'not-allowed' })
  expect(await answer(false, { words: '  ' })).toMatchObject({ refused: 'words-missing' })
})

test('of two officers who answer at once one is heard', async () => {
  const both = await Promise.all([answer(true), answer(false)])

  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await lettersOf('appeal-answered')).toHaveLength(1)
})
