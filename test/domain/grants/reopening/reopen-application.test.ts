import { beforeEach, expect, test } from 'vitest'
import { lineField } from '#app/domain/grants/application-form.ts'
import { attachFile } from '#app/domain/grants/attach-file.server.ts'
import { readSubmissionPaper, readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { readAttachment } from '#app/domain/grants/read-attachment.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { reopenApplication } from '#app/domain/grants/reopening/reopen-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import { answers, givenCall, givenInReview, givenSubmitted, made, revisionOf } from '#test/support/given/grants.ts'
import { givenPdf } from '#test/support/given/pdf.ts'
import { givenReopened } from '#test/support/given/reopenings.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
})

const reopen = (applicationId: `app_${string}`, who = people.grace) =>
  reopenApplication(held.world, actorOf(who), { applicationId })
const screen = (applicationId: `app_${string}`) =>
  screenApplication(held.world, actorOf(people.june), { applicationId, to: 'in_review', note: '' })

test('what was sent counts for staff while its team changes it, and nobody screens it', async () => {
  const { world } = held
  const applicationId = await givenReopened(world, people.grace)
  const title = { ...answers.project, title: 'Another title' }
  const base = await revisionOf(world, applicationId)
  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'project', base, values: title }))

  const mine = await readMyApplication(world, people.grace, applicationId)
  const staff = await readStaffApplication(world, people.june, applicationId)

  expect(mine).toMatchObject({ stage: 'reopened', title: 'Another title', answers: { question: 'Changed since.' } })
  expect(staff).toMatchObject({ state: 'reopened', title: answers.project.title, answers: answers.science })
  expect(await screen(applicationId)).toMatchObject({ refused: 'being-changed' })
})

test('sent again, it is the next version, with its hours, team and file', async () => {
  const { world } = held
  const applicationId = await givenSubmitted(world, people.grace)
  made(await reopen(applicationId))
  const grace = actorOf(people.grace)
  const values = { ...answers.compute, [lineField('h100', 'asked')]: '300,000' }
  const base = await revisionOf(world, applicationId)
  made(await saveSection(world, grace, { applicationId, section: 'compute', base, values }))
  const bytes = await givenPdf('Grace')
  made(await attachFile(world, grace, { applicationId, fileName: 'plan.pdf', bytes }))
  expect(await readAttachment(world, people.june, applicationId)).toBeNull()
  expect(await readAttachment(world, people.grace, applicationId)).not.toBeNull()

  made(await submitApplication(world, grace, { applicationId, revision: await revisionOf(world, applicationId) }))

  const staff = await readStaffApplication(world, people.june, applicationId)
  expect(staff).toMatchObject({ state: 'submitted', attachment: { name: 'plan.pdf' } })
  expect(staff?.lines).toMatchObject([{ gpuClass: 'h100', asked: 300_000n * 3600n }])
  expect(await readSubmissionPapers(world.db, people.grace, applicationId)).toHaveLength(2)
  const second = await readSubmissionPaper(world, people.june, { applicationId, number: 2 })
  expect(second?.paper.hours).toMatchObject([{ seconds: String(300_000 * 3600) }])
  expect((await screen(applicationId)).ok).toBe(true)
})

test('it is reopened by who may send it, before the deadline and before it is screened, and once', async () => {
  const { world } = held
  const applicationId = await givenSubmitted(world, people.grace)
  const inReview = await givenInReview(world, people, { lead: people.ada })
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'edit' }).catch(() => null)

  expect(await reopen(applicationId, people.lin)).toMatchObject({ refused: 'not-found' })
  expect(await reopen(applicationId, people.ada)).toMatchObject({ refused: 'not-found' })
  expect(await reopen(inReview, people.ada)).toMatchObject({ refused: 'not-submitted' })
  const all = await Promise.all([reopen(applicationId), reopen(applicationId), reopen(applicationId)])
  expect(all.every(({ ok }) => ok)).toBe(true)

  world.clock.set('2026-03-31T21:10:00Z')
  expect(await reopen(await givenLate(), people.ravi)).toMatchObject({ refused: 'past-deadline' })
})

async function givenLate() {
  const { world } = held
  const now = world.clock.now()
  world.clock.set('2026-03-30T12:00:00Z')
  const applicationId = await givenSubmitted(world, people.ravi)
  world.clock.set(now)
  return applicationId
}

test('at the deadline the version that was sent stands by itself: changes are not sent, and it is screened', async () => {
  const { world } = held
  const applicationId = await givenReopened(world, people.grace)
  const revision = await revisionOf(world, applicationId)

  world.clock.set('2026-03-31T21:10:00Z')

  expect((await readMyApplication(world, people.grace, applicationId))?.stage).toBe('submitted')
  const late = await submitApplication(world, actorOf(people.grace), { applicationId, revision })
  expect(late).toMatchObject({ refused: 'past-deadline' })
  made(await screen(applicationId))
  expect((await readStaffApplication(world, people.june, applicationId))?.answers.question).toBe(
    answers.science.question,
  )
})

test('withdrawn while it was being changed, it is read as it was sent', async () => {
  const { world } = held
  const applicationId = await givenReopened(world, people.grace)

  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'No need.' }))

  expect(await readStaffApplication(world, people.june, applicationId)).toMatchObject({
    state: 'withdrawn',
    answers: { question: answers.science.question },
  })
})
