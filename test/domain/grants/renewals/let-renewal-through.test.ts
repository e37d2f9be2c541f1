import { beforeEach, expect, test } from 'vitest'
import { letRenewalThrough } from '#app/domain/grants/renewals/let-renewal-through.server.ts'
import { readRenewal } from '#app/domain/grants/renewals/read-renewal.server.ts'
import { readRenewalPass } from '#app/domain/grants/renewals/read-renewal-pass.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { projectMembers } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import { givenAward, revisionOf } from '#test/support/given/grants.ts'
import { givenRenewal } from '#test/support/given/renewals.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
})

const letThrough = (reason = 'It releases a dataset.', who = people.june, id = projectId) =>
  letRenewalThrough(held.world, actorOf(who), { projectId: id, reason })

test('an officer lets a renewal be sent although something is missing, and says why', async () => {
  const { world } = held
  const { applicationId } = await givenRenewal(world, people, projectId)

  expect(await letThrough()).toMatchObject({ ok: true })

  expect(await readRenewal(world, people.grace, applicationId)).toMatchObject({ waitsFor: null })
  const revision = await revisionOf(world, applicationId)
  expect(await submitApplication(world, actorOf(people.grace), { applicationId, revision })).toMatchObject({ ok: true })
})

test('it holds for the award whose renewal is begun, and an officer who works on the renewal does not give it', async () => {
  const { world } = held
  const { applicationId } = await givenRenewal(world, people, projectId)
  const [renewed] = await world.sql`select award_id from renewal where application_id = ${applicationId}`

  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.june, right: 'view' })
  expect(await letThrough()).toMatchObject({ refused: 'own-project' })

  expect(await letThrough('It is a dataset.', { ...people.fay, roles: ['programme_officer'] })).toMatchObject({
    ok: true,
  })
  expect(await world.sql`select award_id from renewal_pass`).toEqual([renewed])
})

test('the first reason stands', async () => {
  await Promise.all([letThrough('First.'), letThrough('First.')])

  expect(await letThrough('Second.')).toMatchObject({ ok: true })

  expect(await readRenewalPass(held.world.db, people.otto, projectId)).toMatchObject({ reason: 'First.' })
  expect(await readRenewalPass(held.world.db, people.grace, projectId)).toBeNull()
})

test('others do not, nor officers for their own project, nor anybody without a reason or an award', async () => {
  const { world } = held
  expect(await letThrough('Because.', people.grace)).toMatchObject({ refused: 'not-found' })
  expect(await letThrough('Because.', people.ravi)).toMatchObject({ refused: 'not-found' })
  expect(await letThrough(' ')).toMatchObject({ refused: 'reason-missing' })
  const nowhere = 'prj_01ARZ3NDEKTSV4RRFFQ69G5FAV' as Id<'prj'>
  expect(await letThrough('Because.', people.june, nowhere)).toMatchObject({ refused: 'no-award' })
  await world.db.insert(projectMembers).values({ projectId, personId: people.june.id, role: 'member' })
  expect(await letThrough()).toMatchObject({ refused: 'own-project' })
})
