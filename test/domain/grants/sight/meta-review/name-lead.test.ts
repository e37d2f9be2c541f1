import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import {
  isLeadToBe,
  readLead,
  readOwnMetaReview,
} from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { saveMetaReview } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenMetaReview, givenReviewed, metaWords } from '#test/support/given/discussion.ts'
import { givenAssignment, givenInReview, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let reviewed: Awaited<ReturnType<typeof givenReviewed>>

beforeEach(async () => {
  people = await cast(held.world)
  reviewed = await givenReviewed(held.world, people)
})

const name = (assignmentId: Id<'asg'>, who: Person = people.june, applicationId = reviewed.applicationId) =>
  nameLead(held.world, actorOf(who), { applicationId, assignmentId })
const leadOf = (who: Person) => readLead(held.world.db, who, reviewed.applicationId)
const ledLetters = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'discussion-led')

test('the reviewer who is named leads, is told once with a number, and finds it waiting', async () => {
  const { world } = held
  made(await name(reviewed.byKofi))
  made(await name(reviewed.byKofi))

  expect(await leadOf(people.june)).toMatchObject({ assignmentId: reviewed.byKofi, meta: null })
  expect(await leadOf(people.ines)).toMatchObject({ alias: expect.stringMatching(/^[A-Z]$/) })
  expect(await leadOf(people.grace)).toBeNull()
  const waiting = await readGrantsWaiting(world, people.kofi, world.clock.now())
  expect(waiting).toMatchObject([{ act: 'write-meta-review', at: reviewed.byKofi }])
  const sent = await ledLetters()
  expect(sent).toMatchObject([{ toEmail: people.kofi.email }])
  for (const { id } of sent) await deliverLetter(world, { letterId: id })
  const [letter] = world.mailbox.filter(({ subject }) => /lead the discussion/.test(subject))
  expect(letter?.text).not.toMatch(/Lantern|Hopper|Reviewer [A-Z]\b/)
})

test('another may be named, and the first, named again, finds their words', async () => {
  const { world } = held
  made(await name(reviewed.byKofi))
  const mine = { assignmentId: reviewed.byKofi, base: 0, words: metaWords }
  made(await saveMetaReview(world, actorOf(people.kofi), mine))
  made(await name(reviewed.byInes))
  expect(await readOwnMetaReview(world.db, people.kofi, reviewed.byKofi)).toBeNull()
  expect(await readOwnMetaReview(world.db, people.ines, reviewed.byInes)).toMatchObject({ summary: '', revision: 0 })
  world.clock.advance(1_000)

  made(await name(reviewed.byKofi))

  expect(await readOwnMetaReview(world.db, people.kofi, reviewed.byKofi)).toMatchObject(metaWords)
  expect(await ledLetters()).toHaveLength(3)
})

test('nobody leads who has not declared, has stepped back, or reviews something else', async () => {
  const { world } = held
  const other = await givenInReview(world, people, { lead: people.ada })
  const elsewhere = await givenAssignment(world, people, other)
  expect(await name(elsewhere)).toMatchObject({ refused: 'not-found' })
  expect(await name(elsewhere, people.june, other)).toMatchObject({ refused: 'not-reviewing' })
  const conflict = { assignmentId: reviewed.byInes, has: 'conflict', reason: 'My student.' } as const
  made(await declareConflict(world, actorOf(people.ines), conflict))
  expect(await name(reviewed.byInes)).toMatchObject({ refused: 'not-reviewing' })
})

test('nobody leads who reviews no more or may not sign in', async () => {
  const { db, clock } = held.world
  await db.update(peopleTable).set({ roles: [] }).where(eq(peopleTable.id, people.ines.id))
  await db.update(peopleTable).set({ disabledAt: clock.now() }).where(eq(peopleTable.id, people.kofi.id))

  expect(await name(reviewed.byInes)).toMatchObject({ refused: 'not-reviewing' })
  expect(await name(reviewed.byKofi)).toMatchObject({ refused: 'not-reviewing' })
  expect(await ledLetters()).toEqual([])
})

test('one who leads before the own review is in is told so at once, and nobody else', async () => {
  const { world } = held
  const other = await givenInReview(world, people, { lead: people.ada })
  const assignmentId = await givenAssignment(world, people, other)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
  expect(await isLeadToBe(world.db, people.kofi, assignmentId)).toBe(false)
  made(await name(assignmentId, people.june, other))

  expect(await isLeadToBe(world.db, people.kofi, assignmentId)).toBe(true)
  expect(await isLeadToBe(world.db, people.ines, assignmentId)).toBe(false)
})

test('only officers with no part in it name somebody, and not after the release', async () => {
  const { world } = held
  expect(await name(reviewed.byKofi, people.rosa)).toMatchObject({ refused: 'not-allowed' })
  const hers: Person = { ...people.grace, roles: ['programme_officer'] }
  expect(await name(reviewed.byKofi, hers)).toMatchObject({ refused: 'own-application' })
  const { applicationId, callId } = reviewed
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(world, actorOf(people.june), decision))
  await givenReleased(world, people, callId)
  expect(await name(reviewed.byKofi)).toMatchObject({ refused: 'closed' })
})

test('what is handed in keeps its lead, unless they step back: then it no longer counts', async () => {
  const { world } = held
  const { applicationId, byKofi, byInes } = reviewed
  await givenMetaReview(world, people, { applicationId, assignmentId: byKofi })
  expect(await name(byInes)).toMatchObject({ refused: 'handed-in' })

  const conflict = { assignmentId: byKofi, has: 'conflict', reason: 'My student.' } as const
  made(await declareConflict(world, actorOf(people.kofi), conflict))

  expect(await leadOf(people.june)).toBeNull()
  made(await name(byInes))
  expect(await leadOf(people.june)).toMatchObject({ assignmentId: byInes, meta: null })
})

test('two named at once leave one lead', async () => {
  await Promise.all([name(reviewed.byKofi), name(reviewed.byInes)])

  expect([reviewed.byKofi, reviewed.byInes]).toContain((await leadOf(people.june))?.assignmentId)
})
