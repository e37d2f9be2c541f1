import { beforeEach, expect, test } from 'vitest'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { judgeReport } from '#app/domain/grants/reports/judge-report.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { readAwardBefore } from '#app/domain/impact/read-award-before.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { applicationMembers } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenAward, givenSubmitted, made, revisionOf } from '#test/support/given/grants.ts'
import { givenPromiseKept, givenRenewal } from '#test/support/given/renewals.ts'
import { givenReport, owedReport } from '#test/support/given/reports.ts'
import { givenBlind } from '#test/support/given/rubrics.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>
let reportId: Id<'rpt'>

beforeEach(async () => {
  const { world } = held
  people = await cast(world)
  const { projectId } = await givenAward(world, people)
  reportId = (await owedReport(world, projectId)).id
  await givenReport(world, people, reportId)
  await givenPromiseKept(world, people, projectId)
  ;({ applicationId, callId } = await givenRenewal(world, people, projectId))
})

const read = (who: Person) => readAwardBefore(held.world.db, who, applicationId)
async function givenSent() {
  const { world } = held
  const revision = await revisionOf(world, applicationId)
  made(await submitApplication(world, actorOf(people.grace), { applicationId, revision }))
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))
}
async function givenAgreed() {
  const assignmentId = await givenAssignment(held.world, people, applicationId)
  made(await declareConflict(held.world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
}

test('officers, auditors and the administrator read it once it is sent, its reviewers once they have declared', async () => {
  expect(await read(people.june)).toBeNull()
  await givenSent()
  for (const who of [people.june, people.otto, people.rosa]) {
    expect(await read(who)).toMatchObject({ told: { reports: [{ done: 'Two of three runs.' }] } })
  }
  await givenAssignment(held.world, people, applicationId, people.ines)
  expect(await read(people.ines)).toBeNull()

  await givenAgreed()

  expect(await read(people.kofi)).toMatchObject({ told: { outputs: [{ title: 'Lantern 7B' }] } })
})

test('reviewers read the words of a report once it is accepted, officers once it is sent', async () => {
  await givenSent()
  await givenAgreed()
  expect(await read(people.kofi)).toMatchObject({ told: { reports: [{ isIn: false, done: '' }] } })

  made(await judgeReport(held.world, actorOf(people.june), { reportId, to: 'accepted', note: '' }))

  expect(await read(people.kofi)).toMatchObject({ told: { reports: [{ isIn: true, done: 'Two of three runs.' }] } })
})

test('strangers, compute officers and officers with a part in it read nothing', async () => {
  await givenSent()
  await held.world.db
    .insert(applicationMembers)
    .values({ applicationId, email: people.june.email, name: 'June', institution: '', role: 'member' })

  for (const who of [people.ada, people.ravi, people.kofi, people.june]) expect(await read(who)).toBeNull()
})

test('where reviewers must not know who asks, they see the hours alone, and officers all', async () => {
  await givenBlind(held.world, people, callId)
  await givenSent()
  await givenAgreed()

  expect(await read(people.kofi)).toMatchObject({ hours: [{ gpuClass: 'h100' }], told: null })
  expect((await read(people.june))?.told).not.toBeNull()
})

test('an application that renews nothing has no award before it', async () => {
  const first = await givenSubmitted(held.world, people.ada)

  expect(await readAwardBefore(held.world.db, people.june, first)).toBeNull()
})
