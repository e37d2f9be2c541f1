import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { readLead, readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { reopenMetaReview } from '#app/domain/grants/sight/meta-review/reopen-meta-review.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenMetaReview, givenReviewed, metaWords } from '#test/support/given/discussion.ts'
import { givenInReview, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let reviewed: Awaited<ReturnType<typeof givenReviewed>>

beforeEach(async () => {
  people = await cast(held.world)
  reviewed = await givenReviewed(held.world, people)
  const { applicationId, byKofi: assignmentId } = reviewed
  await givenMetaReview(held.world, people, { applicationId, assignmentId })
  held.world.clock.advance(1_000)
})

const reopen = (who: Person = people.june, applicationId = reviewed.applicationId) =>
  reopenMetaReview(held.world, actorOf(who), { applicationId })

test('given back, it is its lead’s again, who is told once', async () => {
  const { db } = held.world
  made(await reopen())
  made(await reopen())

  expect(await readLead(db, people.ines, reviewed.applicationId)).toMatchObject({ meta: null })
  const own = await readOwnMetaReview(db, people.kofi, reviewed.byKofi)
  expect(own).toMatchObject({ ...metaWords, isOpen: true, revision: 1 })
  const told = (await db.select().from(letters)).filter(({ kind }) => kind === 'discussion-led')
  expect(told).toHaveLength(2)
})

test('a lead who reviews no more has no letter of it', async () => {
  const { db } = held.world
  await db.update(peopleTable).set({ roles: [] }).where(eq(peopleTable.id, people.kofi.id))
  made(await reopen())

  expect((await db.select().from(letters)).filter(({ kind }) => kind === 'discussion-led')).toHaveLength(1)
})

test('only an officer with no part in it gives it back, where there is one, and not after the release', async () => {
  const { world } = held
  expect(await reopen(people.rosa)).toMatchObject({ refused: 'not-allowed' })
  const hers: Person = { ...people.grace, roles: ['programme_officer'] }
  expect(await reopen(hers)).toMatchObject({ refused: 'own-application' })
  const other = await givenInReview(world, people, { lead: people.ada })
  expect(await reopen(people.june, other)).toMatchObject({ refused: 'not-found' })
  const { applicationId, callId } = reviewed
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(world, actorOf(people.june), decision))
  await givenReleased(world, people, callId)
  expect(await reopen()).toMatchObject({ refused: 'closed' })
})
