import { beforeEach, expect, test } from 'vitest'
import { answerAmendment } from '#app/domain/grants/amendments/answer-amendment.server.ts'
import { readAmendment } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { withdrawAmendment } from '#app/domain/grants/amendments/withdraw-amendment.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAmendment } from '#test/support/given/amendments.ts'
import { givenAward, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>
let amendmentId: Id<'amd'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
  amendmentId = await givenAmendment(held.world, people, { projectId })
})

const withdraw = (who = people.grace) => withdrawAmendment(held.world, actorOf(who), { amendmentId })

test('the lead takes it back, once, and may ask anew', async () => {
  const both = await Promise.all([withdraw(), withdraw()])

  expect(both.every(({ ok }) => ok)).toBe(true)
  expect(await readAmendment(held.world, people.grace, { projectId, amendmentId })).toMatchObject({
    state: 'withdrawn',
    mayWithdraw: false,
  })
  expect(await givenAmendment(held.world, people, { projectId })).not.toBe(amendmentId)
})

test('others do not, and an answer stands', async () => {
  for (const who of [people.lin, people.june, people.ada]) {
    expect(await withdraw(who)).toMatchObject({ refused: 'not-found' })
  }
  const declined = { amendmentId, to: 'declined', answer: 'The hours are promised.' } as const
  made(await answerAmendment(held.world, actorOf(people.june), declined))

  expect(await withdraw()).toMatchObject({ refused: 'answered-already' })
})
