import { beforeEach, expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readToAllocate } from '#app/domain/compute/read-allocations.server.ts'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { changeProjectState } from '#app/domain/grants/change-project-state.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { readGate } from '#app/domain/grants/read-gate.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { type BeginRenewalRefusal, beginRenewal } from '#app/domain/grants/renewals/begin-renewal.server.ts'
import { readMyRenewals, readRenewal } from '#app/domain/grants/renewals/read-renewal.server.ts'
import { readReports } from '#app/domain/grants/reports/read-reports.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { readAwardBefore } from '#app/domain/impact/read-award-before.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Day, Month } from '#app/units/time.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenSupply } from '#test/support/given/compute.ts'
import {
  answers,
  givenAward,
  givenCall,
  givenDraft,
  givenReleased,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { givenPromiseKept, givenRenewal, laterCall } from '#test/support/given/renewals.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let award: Awaited<ReturnType<typeof givenAward>>

beforeEach(async () => {
  people = await cast(held.world)
  award = await givenAward(held.world, people)
})

const begin = (callSlug = 'open-models-2027', who = people.grace, projectId = award.projectId) =>
  beginRenewal(held.world, actorOf(who), { projectId, callSlug })
const send = async (applicationId: Id<'app'>) =>
  submitApplication(held.world, actorOf(people.grace), {
    applicationId,
    revision: await revisionOf(held.world, applicationId),
  })

test('the lead begins a renewal with the answers, hours and people of before', async () => {
  const { world } = held

  const { applicationId } = await givenRenewal(world, people, award.projectId)

  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'draft',
    title: 'Lantern: a 7B model',
    answers: { ...answers.science, licence: 'Apache-2.0' },
    lines: [{ gpuClass: 'h100', asked: gpuHours(420_000), firstMonth: '2026-11', lastMonth: '2027-04' }],
    members: [{ email: 'lin@demo.test' }],
    coApplicants: [],
  })
  const renewal = await readRenewal(world, people.grace, applicationId)
  expect(renewal).toMatchObject({ project: { id: award.projectId }, leftBehind: [] })
  expect(renewal?.carried).toEqual(expect.arrayContaining(['Hours of H100', 'The people']))
  expect(await readRenewal(world, people.ada, applicationId)).toBeNull()
  expect(await readMyRenewals(world.db, people.grace, award.projectId)).toMatchObject([{ id: applicationId }])
  expect(await readMyRenewals(world.db, people.lin, award.projectId)).toEqual([])
})

test('it is begun once, however often and at once it is asked for', async () => {
  await givenCall(held.world, people.june, laterCall)

  const all = await Promise.all([begin(), begin(), begin()])

  expect(new Set([...all, await begin()].map((one) => made(one).applicationId)).size).toBe(1)
})

test('only the lead, of a project that runs, in an open call that takes renewals', async () => {
  const { world } = held
  const refused = async (asked: ReturnType<typeof begin>, why: BeginRenewalRefusal) =>
    expect(await asked).toMatchObject({ refused: why })
  await givenCall(world, people.june, laterCall)
  await givenCall(world, people.june, { title: 'No renewals' })
  await refused(begin('open-models-2027', people.lin), 'not-found')
  await refused(begin('open-models-2027', people.june), 'not-found')
  await refused(begin('no-such-call'), 'not-found')
  await refused(begin('open-models-2027', people.grace, 'prj_01ARZ3NDEKTSV4RRFFQ69G5FAV' as Id<'prj'>), 'not-found')
  await refused(begin('no-renewals'), 'takes-none')
  await givenDraft(world, people.grace, 'no-renewals')
  await refused(begin('no-renewals'), 'other-draft')
  made(await changeProjectState(world, actorOf(people.june), { projectId: award.projectId, to: 'suspended' }))
  await refused(begin(), 'not-running')
  world.clock.set('2026-04-02T00:00:00Z')
  await refused(begin(), 'not-open')
})

test('it is not sent while the promised class is not verified, and goes once it is', async () => {
  const { world } = held
  const { applicationId } = await givenRenewal(world, people, award.projectId)
  expect(await send(applicationId)).toMatchObject({ refused: 'renewal-waits' })
  expect(await readRenewal(world, people.grace, applicationId)).toMatchObject({ waitsFor: { models: [] } })

  await givenPromiseKept(world, people, award.projectId)

  expect(await readRenewal(world, people.grace, applicationId)).toMatchObject({ waitsFor: null })
  expect(await send(applicationId)).toMatchObject({ ok: true })
})

test('an award is renewed once in a call, until what was sent there comes to nothing', async () => {
  const { world } = held
  const { applicationId } = await givenRenewal(world, people, award.projectId)
  await givenPromiseKept(world, people, award.projectId)
  made(await send(applicationId))

  expect(await begin()).toMatchObject({ refused: 'sent-already' })

  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'Too early.' }))
  expect(made(await begin()).isNew).toBe(true)
})

test('it is not sent once the project is closed', async () => {
  const { world } = held
  const { applicationId } = await givenRenewal(world, people, award.projectId)
  await givenPromiseKept(world, people, award.projectId)
  for (const to of ['closing', 'closed'] as const) {
    made(await changeProjectState(world, actorOf(people.june), { projectId: award.projectId, to }))
  }

  expect(await send(applicationId)).toMatchObject({ refused: 'project-over' })
})

test('it is not sent while a report is overdue', async () => {
  const { world } = held
  await givenPromiseKept(world, people, award.projectId)
  world.clock.set('2027-01-05T00:00:00Z')
  const call = { ...laterCall, opensAt: new Date('2027-01-01'), closesAt: new Date('2027-02-01') }
  await givenCall(world, people.june, call)
  const { applicationId } = made(await begin())

  expect(await send(applicationId)).toMatchObject({ refused: 'renewal-waits' })
  const renewal = await readRenewal(world, people.grace, applicationId)
  expect(renewal?.waitsFor?.overdue.map(({ title }) => title)).toEqual(['Final report'])
})

/** Sent, decided and accepted: the second award. */
async function givenRenewed() {
  const { world } = held
  const { callId, applicationId } = await givenRenewal(world, people, award.projectId)
  await givenPromiseKept(world, people, award.projectId)
  made(await send(applicationId))
  const june = actorOf(people.june)
  made(await screenApplication(world, june, { applicationId, to: 'in_review', note: '' }))
  made(await decideApplication(world, june, { applicationId, outcome: 'accepted_full', reason: '' }))
  await givenReleased(world, people, callId)
  const signed = { applicationId, signedName: people.grace.name }
  return { applicationId, ...made(await acceptOffer(world, actorOf(people.grace), signed)) }
}

test('an accepted renewal goes on with the same project, to the end of its new hours, and owes reports of its own', async () => {
  const { world } = held
  made(await changeProjectState(world, actorOf(people.june), { projectId: award.projectId, to: 'closing' }))

  const renewed = await givenRenewed()

  expect(renewed.projectId).toBe(award.projectId)
  const project = await readProject(world, people.june, award.projectId)
  expect(project).toMatchObject({
    ...{ state: 'active', slug: 'lantern', slurmAccount: 'atom_g01' },
    ...{ startsOn: '2026-05-01', endsOn: '2027-04-30' },
    members: [{ name: 'Grace Hopper' }, { name: 'Lin Chen' }],
  })
  expect(project?.awards.map(({ id }) => id)).toEqual([award.awardId, renewed.awardId])
  expect((await readReports(world.db, award.projectId)).map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
    'final 2026-12-30',
    'final 2027-06-29',
  ])
})

test('its hours wait for the compute officer, and stand beside those of the first award with months of their own', async () => {
  const { world } = held
  const ravi = actorOf(people.ravi)
  const give = async (awardId: Id<'awd'>, month: Month) => {
    await givenSupply(world, people.ravi, 500_000, month)
    const months = [{ month, seconds: gpuHours(420_000) }]
    return allocateHours(world, ravi, { projectId: award.projectId, awardId, gpuClass: 'h100', months })
  }
  const first = made(await give(award.awardId, '2026-05' as Month))

  const { awardId, applicationId } = await givenRenewed()

  expect(await readToAllocate(world.db)).toMatchObject([{ awardId, gpuClass: 'h100', firstMonth: '2026-11' }])
  const second = made(await give(awardId, '2026-11' as Month))
  expect(second.allocationId).not.toBe(first.allocationId)
  expect(await give(awardId, '2026-12' as Month)).toMatchObject({ refused: 'already-allocated' })
  expect(await readToAllocate(world.db)).toEqual([])
  expect(await readAwardBefore(world.db, people.june, applicationId)).toMatchObject({
    hours: [{ gpuClass: 'h100', awarded: gpuHours(420_000), used: 0n }],
    told: { project: { id: award.projectId }, outputs: [{ title: 'Lantern 7B' }], reports: [{ isIn: false }] },
  })
})

test('the last part of each award waits for its own reports, the next renewal for those of all', async () => {
  const { world } = held
  const { awardId } = await givenRenewed()
  const overdue = async (of: Id<'awd'> | null, today = '2026-12-31') =>
    (await readGate(world.db, award.projectId, today as Day, of)).overdue.map(({ dueOn }) => dueOn)

  expect(await overdue(award.awardId)).toEqual(['2026-12-30'])
  expect(await overdue(awardId)).toEqual([])
  expect(await overdue(awardId, '2027-07-01')).toEqual(['2027-06-29'])
  expect(await overdue(null, '2027-07-01')).toEqual(['2026-12-30', '2027-06-29'])
  expect(await readGate(world.db, award.projectId, '2026-12-31' as Day, awardId)).toMatchObject({ promised: 3 })
})
