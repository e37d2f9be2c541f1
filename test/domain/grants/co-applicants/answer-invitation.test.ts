import { beforeEach, expect, test } from 'vitest'
import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { changeRight } from '#app/domain/grants/co-applicants/change-right.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readHistory } from '#app/domain/grants/read-history.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenInvitation } from '#test/support/given/co-applicants.ts'
import {
  answers,
  givenCall,
  givenDraft,
  givenFilledDraft,
  givenReview,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let coApplicantId: Id<'cap'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
  const asked = { lead: people.grace, applicationId, who: people.lin, right: 'edit' } as const
  coApplicantId = await givenInvitation(held.world, asked)
})

const answer = (who: Person, accepts: boolean) => answerInvitation(held.world, actorOf(who), { coApplicantId, accepts })

test('who accepts sees the application, and the history says so', async () => {
  const { world } = held

  made(await answer(people.lin, true))
  made(await answer(people.lin, true))

  const seen = await readMyApplication(world, people.lin, applicationId)
  expect(seen).toMatchObject({ isLead: false, mayEdit: true, maySubmit: false })
  if (!seen) throw new Error('not seen')
  expect((await readHistory(world, seen)).slice(0, 2)).toMatchObject([
    { who: 'Lin Chen', what: 'joined as a co-applicant', about: 'lin@demo.test' },
    { who: 'Grace Hopper', what: 'asked a co-applicant', about: 'lin@demo.test' },
  ])
})

test('who declines, or leaves later, sees nothing and has to be asked anew', async () => {
  const { world } = held
  made(await answer(people.lin, true))

  made(await answer(people.lin, false))

  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
  expect(await answer(people.lin, true)).toMatchObject({ refused: 'taken-back' })
  await givenInvitation(world, { lead: people.grace, applicationId, who: people.lin, right: 'view' })
  made(await answer(people.lin, true))
  expect(await readMyApplication(world, people.lin, applicationId)).toMatchObject({ mayEdit: false })
})

test('only whom it was written to answers, and an invitation taken back opens nothing', async () => {
  const { world } = held
  expect(await answer(people.ada, true)).toMatchObject({ refused: 'not-found' })
  expect(await answer(people.grace, true)).toMatchObject({ refused: 'not-found' })

  made(await changeRight(world, actorOf(people.grace), { applicationId, coApplicantId, right: 'none' }))

  expect(await answer(people.lin, true)).toMatchObject({ refused: 'taken-back' })
  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
})

/** An application in review on which Kofi was asked to write while it was a draft, and has not answered. */
async function givenAskedReviewer() {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.ada)
  const asked = { lead: people.ada, applicationId, who: people.kofi, right: 'view' } as const
  coApplicantId = await givenInvitation(world, asked)
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.ada), { applicationId, revision }))
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))
}

test('a reviewer who joins steps back from the review, also after leaving again', async () => {
  const { world } = held
  await givenAskedReviewer()
  const assignmentId = await givenReview(world, people, applicationId)

  made(await answer(people.kofi, true))
  made(await answer(people.kofi, false))

  expect(await readAssignment(world, people.kofi, assignmentId)).toMatchObject({ state: 'recused', proposal: null })
  const seen = await readStaffApplication(world, people.june, applicationId)
  expect(seen?.reviews).toMatchObject([{ state: 'recused' }])
  expect(seen?.conflicts).toMatchObject([{ reviewer: people.kofi.name, status: 'confirmed' }])
})

test('who joined is not asked to review, and asking and joining at once is never both', async () => {
  const { world } = held
  await givenAskedReviewer()
  const assign = () => assignReviewer(world, actorOf(people.june), { applicationId, reviewerId: people.kofi.id })

  const [assigned, joined] = await Promise.all([assign(), answer(people.kofi, true)])

  expect(joined.ok).toBe(true)
  expect(assigned.ok ? (await readAssignment(world, people.kofi, assigned.value.assignmentId))?.state : 'recused').toBe(
    'recused',
  )
  expect((await assign()).ok).toBe(false)
})

test('who wrote of an application and left its team neither reviews nor runs it', async () => {
  const { world } = held
  applicationId = await givenFilledDraft(world, people.ada)
  for (const who of [people.kofi, people.june]) {
    coApplicantId = await givenInvitation(world, { lead: people.ada, applicationId, who, right: 'edit' })
    made(await answer(who, true))
    const base = await revisionOf(world, applicationId)
    const values = { ...answers.science, question: `Asked by ${who.name}?` }
    made(await saveSection(world, actorOf(who), { applicationId, section: 'science', base, values }))
    made(await changeRight(world, actorOf(people.ada), { applicationId, coApplicantId, right: 'none' }))
  }
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.ada), { applicationId, revision }))
  const officer = { ...people.ravi, roles: ['programme_officer' as const] }
  made(await screenApplication(world, actorOf(officer), { applicationId, to: 'in_review', note: '' }))

  const asked = { applicationId, reviewerId: people.kofi.id }
  expect(await assignReviewer(world, actorOf(officer), asked)).toEqual({ ok: false, refused: 'conflicted' })
  expect(await readStaffApplication(world, people.june, applicationId)).toBeNull()
  expect(await readStaffApplication(world, officer, applicationId)).not.toBeNull()
})
