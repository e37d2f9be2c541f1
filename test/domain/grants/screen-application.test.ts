import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDraft, givenSubmitted } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenSubmitted(held.world, people.grace)
})

test('a complete application goes to review and no longer waits for screening', async () => {
  const { world } = held
  expect(await readGrantsWaiting(world, people.june, world.clock.now())).toMatchObject([
    { act: 'screen', at: applicationId },
  ])

  const screened = await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' })

  expect(screened.ok).toBe(true)
  expect(await readGrantsWaiting(world, people.june, world.clock.now())).toMatchObject([
    { act: 'ask-reviewers', at: applicationId },
  ])
  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'in_review',
    screeningNote: null,
  })
})

test('one that does not fit is told so, with the reason', async () => {
  const { world } = held
  const words = { applicationId, to: 'ineligible', note: 'We give hours, not storage.' } as const

  await screenApplication(world, actorOf(people.june), words)

  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'ineligible',
    screeningNote: words.note,
  })
  expect((await world.db.select().from(letters)).map((letter) => letter.kind)).toContain('application-ineligible')
})

test('of two officers screening at once in different ways, one is told', async () => {
  const { world } = held
  const screen = (to: 'in_review' | 'returned') =>
    screenApplication(world, actorOf(people.june), { applicationId, to, note: 'Say more.' })

  const both = await Promise.all([screen('in_review'), screen('returned')])

  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ refused: 'not-submitted' })
})

test('screening is refused without a note, without the office, and on one’s own application', async () => {
  const { world } = held
  const back = { applicationId, to: 'returned', note: ' ' } as const
  const officerOnTeam = { ...people.lin, roles: ['programme_officer'] as const }

  expect(await screenApplication(world, actorOf(people.june), back)).toMatchObject({ refused: 'note-missing' })
  expect(await screenApplication(world, actorOf(people.kofi), back)).toMatchObject({ refused: 'not-allowed' })
  expect(await screenApplication(world, actorOf(officerOnTeam), back)).toMatchObject({ refused: 'own-application' })
  expect(await readGrantsWaiting(world, officerOnTeam, world.clock.now())).toEqual([])
  const draft = await givenDraft(world, people.ada)
  expect(await screenApplication(world, actorOf(people.june), { ...back, applicationId: draft })).toMatchObject({
    refused: 'not-found',
  })
})
