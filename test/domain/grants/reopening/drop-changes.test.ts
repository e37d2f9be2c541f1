import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { dropChanges } from '#app/domain/grants/reopening/drop-changes.server.ts'
import { reopenApplication } from '#app/domain/grants/reopening/reopen-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { answers, givenCall, givenInReview, made, revisionOf } from '#test/support/given/grants.ts'
import { givenChange, givenReopened } from '#test/support/given/reopenings.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
})

const drop = (applicationId: `app_${string}`, who = people.grace) =>
  dropChanges(held.world, actorOf(who), { applicationId })

test('dropped changes leave what was sent as it was, once and twice', async () => {
  const applicationId = await givenReopened(held.world, people.grace)

  expect([(await drop(applicationId)).ok, (await drop(applicationId)).ok]).toEqual([true, true])

  expect(await readMyApplication(held.world, people.grace, applicationId)).toMatchObject({
    stage: 'submitted',
    answers: { question: answers.science.question },
  })
})

test('whoever writes again after a drop, and late, is compared with what was sent and not with what was dropped', async () => {
  const { world } = held
  const applicationId = await givenReopened(world, people.grace, 'Dropped.')
  made(await drop(applicationId))
  made(await reopenApplication(world, actorOf(people.grace), { applicationId }))
  const base = await revisionOf(world, applicationId)
  await givenChange(world, people.grace, { applicationId, question: answers.science.question }) // Nothing differs.
  const approach = { ...answers.science, approach: 'First hand.' }
  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'science', base, values: approach }))

  const question = { ...answers.science, question: 'Second hand.' }
  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'science', base, values: question }))

  expect((await readMyApplication(world, people.grace, applicationId))?.answers).toMatchObject({
    approach: 'First hand.',
    question: 'Second hand.',
  })
})

test('only its own team drops changes, and only where there are some', async () => {
  const applicationId = await givenReopened(held.world, people.grace)
  const inReview = await givenInReview(held.world, people, { lead: people.ada })

  expect(await drop(applicationId, people.june)).toMatchObject({ refused: 'not-found' })
  expect(await drop(inReview, people.ada)).toMatchObject({ refused: 'not-reopened' })
})
