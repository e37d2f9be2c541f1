import { beforeEach, expect, test } from 'vitest'
import { gatherAppeal } from '#app/domain/grants/appeals/letters.server.ts'
import { makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { readAppeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { appealWords, givenDeclined, otherOfficer } from '#test/support/given/appeals.ts'
import { givenDecided, givenSubmitted, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  applicationId = (await givenDeclined(held.world, people)).applicationId
})

const appeal = (change: { id?: Id<'app'>; words?: string; who?: Cast['grace'] } = {}) =>
  makeAppeal(held.world, actorOf(change.who ?? people.grace), {
    ...appealWords,
    applicationId: change.id ?? applicationId,
    ...(change.words === undefined ? {} : { words: change.words }),
  })

test('an applicant appeals once, however often it is sent, and a letter says that it is here', async () => {
  const { world } = held
  expect((await readMyApplication(world, people.grace, applicationId))?.appealUntil).toEqual(
    new Date(world.clock.now().getTime() + 14 * 86_400_000),
  )

  const all = await Promise.all([appeal(), appeal(), appeal()])

  expect(all.every((one) => one.ok)).toBe(true)
  const sent = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'appeal-received')
  expect(sent).toMatchObject([{ toEmail: 'grace@demo.test' }])
  expect(await gatherAppeal(world, sent[0]?.subjectId ?? '')).toMatchObject({ isUpheld: false, name: 'Grace Hopper' })
  expect(await appeal({ words: 'Something else.' })).toMatchObject({ refused: 'made-already' })
})

test('it waits for officers who had no hand in the decision, and for no others', async () => {
  const { world } = held
  made(await appeal())
  const waits = async (who: Cast['june']) =>
    (await readGrantsWaiting(world, who, world.clock.now())).some(({ act }) => act === 'answer-appeal')

  expect(await waits(otherOfficer(people))).toBe(true)
  expect(await waits(people.june)).toBe(false)
  expect(await waits(people.otto)).toBe(false)
  expect(await readAppeal(world.db, people.june, applicationId)).toMatchObject({ state: 'open' })
  expect(await readAppeal(world.db, people.lin, applicationId)).toBeNull()
  expect(await readAppeal(world.db, people.kofi, applicationId)).toBeNull()
})

test('words are asked for, and at the end of the days it is too late', async () => {
  const { world } = held
  expect(await appeal({ words: ' ' })).toMatchObject({ refused: 'words-missing' })
  world.clock.advance(14 * 86_400_000)

  expect(await appeal()).toMatchObject({ refused: 'too-late' })
  expect((await readMyApplication(world, people.grace, applicationId))?.appealUntil).toBeNull()
})

test('what is not released, or not one’s own, cannot be appealed', async () => {
  const { world } = held
  expect(await appeal({ who: people.lin })).toMatchObject({ refused: 'not-found' })
  expect(await appeal({ who: people.june })).toMatchObject({ refused: 'not-found' })
  const drafted = await givenDecided(world, people, { lead: people.ada, outcome: 'declined', reason: 'No.' })
  const sent = await givenSubmitted(world, people.fay)

  expect(await appeal({ id: drafted, who: people.ada })).toMatchObject({ refused: 'nothing-to-appeal' })
  expect(await appeal({ id: sent, who: people.fay })).toMatchObject({ refused: 'nothing-to-appeal' })
})
