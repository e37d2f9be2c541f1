import { beforeEach, expect, test } from 'vitest'
import { askReviewers } from '#app/domain/grants/review/ask-reviewers.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenInReview(held.world, people)
})

const ask = (reviewers: Cast['kofi'][]) => {
  const { world } = held
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(people.june) }
  const pairs = reviewers.map(({ id }) => ({ applicationId, reviewerId: id }))
  return world.db.transaction((tx) => askReviewers(tx, by, { pairs, officerId: people.june.id, dueAt: null }))
}
const requests = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'review-requested')

test('many are asked at once, each by one letter to her own address', async () => {
  await ask([people.kofi, people.ines])

  expect((await requests()).map(({ toEmail }) => toEmail).sort()).toEqual([people.ines.email, people.kofi.email])
})

test('one who is asked already stops them all', async () => {
  await givenAssignment(held.world, people, applicationId)

  await expect(ask([people.ines, people.kofi])).rejects.toThrow()
  expect(await requests()).toHaveLength(1)
})
