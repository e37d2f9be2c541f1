import { beforeEach, expect, test } from 'vitest'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { inviteCoApplicant } from '#app/domain/grants/co-applicants/invite-co-applicant.server.ts'
import { gatherCoApplicant } from '#app/domain/grants/co-applicants/letters.server.ts'
import { readInvitation, readInvitations } from '#app/domain/grants/co-applicants/read-co-applicants.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readReviewers } from '#app/domain/grants/read-reviewers.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readCallFacts } from '#app/domain/grants/review/read-call-facts.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant, givenInvitation } from '#test/support/given/co-applicants.ts'
import { givenCall, givenDraft, givenFilledDraft, made, revisionOf } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenDraft(held.world, people.grace)
})

const invite = (email: string, right: 'view' | 'edit' | 'submit' = 'edit', who = people.grace) =>
  inviteCoApplicant(held.world, actorOf(who), { applicationId, email, right })

test('an invitation goes by letter, and opens nothing before it is accepted', async () => {
  const { world } = held

  const { coApplicantId } = made(await invite(' Lin@Demo.test '))

  const [letter] = await world.db.select().from(letters)
  expect(letter).toMatchObject({ kind: 'co-applicant-invited', toEmail: 'lin@demo.test' })
  const said = await gatherCoApplicant(world, letter?.subjectId ?? '')
  expect(said).toMatchObject({ lead: 'Grace Hopper', may: 'read and write' })
  expect(said?.url).toBe(`http://localhost:3000/research/invitations/${coApplicantId}`)
  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
  expect(await readInvitations(world, people.lin)).toMatchObject([{ id: coApplicantId, right: 'edit' }])
  expect(await readInvitation(world, people.ada, coApplicantId)).toBeNull()
})

test('asking the same twice, or ten times at once, writes once', async () => {
  const { world } = held

  const all = await Promise.all(Array.from({ length: 10 }, () => invite('lin@demo.test')))

  expect(all.every((one) => one.ok)).toBe(true)
  expect(await world.db.select().from(letters)).toHaveLength(1)
})

test('only the applicant asks, and not themselves, nobody, or who is on it already', async () => {
  const { world } = held
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'submit' })

  expect(await invite('ada@demo.test', 'view', people.lin)).toMatchObject({ refused: 'not-found' })
  expect(await invite('ada@demo.test', 'view', people.kofi)).toMatchObject({ refused: 'not-found' })
  expect(await invite('grace@demo.test')).toMatchObject({ refused: 'own-address' })
  expect(await invite('no address')).toMatchObject({ refused: 'not-an-address' })
  expect(await invite('lin@demo.test')).toMatchObject({ refused: 'on-it-already' })
  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'We found hours elsewhere.' }))
  expect(await invite('ada@demo.test')).toMatchObject({ refused: 'over' })
})

test('at most twenty are asked', async () => {
  for (let index = 0; index < 20; index += 1) made(await invite(`person-${index}@example.org`))

  expect(await invite('one-more@example.org')).toMatchObject({ refused: 'too-many' })
})

test('an officer who was asked judges on, until she has joined', async () => {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.ada)
  const asked = { lead: people.ada, applicationId, who: people.june, right: 'view' } as const
  const coApplicantId = await givenInvitation(world, asked)
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.ada), { applicationId, revision }))
  expect(await readStaffApplication(world, people.june, applicationId)).not.toBeNull()

  made(await answerInvitation(world, actorOf(people.june), { coApplicantId, accepts: true }))

  expect(await readStaffApplication(world, people.june, applicationId)).toBeNull()
})

test('an invitation keeps no reviewer away, and nobody is asked once it is sent in', async () => {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.grace)
  made(await invite(people.kofi.email, 'view'))
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.grace), { applicationId, revision }))
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))

  expect(await invite(people.ines.email, 'view')).toMatchObject({ refused: 'over' })
  const reviewers = await readReviewers(world, people.june, applicationId)
  expect(reviewers.find(({ id }) => id === people.kofi.id)).toMatchObject({ against: null })
  expect((await readCallFacts(world.db, people.june, callId)).barred.map(({ reviewerId }) => reviewerId)).not.toContain(
    people.kofi.id,
  )
})
