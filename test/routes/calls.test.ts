import { beforeEach, expect, test } from 'vitest'
import { takeForm } from '#app/domain/grants/forms/take-form.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { action as decide } from '#app/routes/admin.applications.$applicationId_.decide/route.tsx'
import {
  action as answerSecond,
  loader as secondPage,
} from '#app/routes/admin.applications.$applicationId_.second/route.tsx'
import { action as change } from '#app/routes/admin.calls.$callId/route.tsx'
import { loader as panel } from '#app/routes/admin.panel.$call/route.tsx'
import { action as release, loader as releasePage } from '#app/routes/admin.panel.$call_.release/route.tsx'
import {
  action as save,
  loader as sectionPage,
} from '#app/routes/research.applications.$applicationId.$section/route.tsx'
import type { Id } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished } from '#test/support/given/call-forms.ts'
import { givenCall, givenDecided, givenDraft, givenInReview, made } from '#test/support/given/grants.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  replaceWorld(held.world)
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

test('words typed into a section that the form asks no more come back with their questions', async () => {
  const { world } = held
  const applicationId = await givenDraft(world, people.grace)
  const before = await readMyApplication(world, people.grace, applicationId)
  const newer = await givenPublished(world, people.june, callId, [{ kind: 'section-removed', name: 'openness' }])
  made(await takeForm(world, actorOf(people.grace), { applicationId, formVersionId: newer.id }))
  const asked = { as: people.grace, params: { applicationId, section: 'openness' } }
  const typed = { base: '0', version: before?.form.id ?? '', licence: 'Apache-2.0' }

  const refused = await post(world, save, typed, asked)
  const page = await get(world, sectionPage, asked)

  const unasked = [{ label: 'Licence of the weights and code', text: 'Apache-2.0' }]
  expect(refused).toMatchObject({ status: 409, body: { unasked, form: { values: { licence: 'Apache-2.0' } } } })
  expect(page).toMatchObject({ status: 200, body: { isAsked: false, section: { name: 'openness' } } })
})

test('hours that are no number are said at their field, and the chosen outcome stays', async () => {
  const { world } = held
  const applicationId = await givenInReview(world, people)
  const asked = { as: people.june, hasSecondStep: true, params: { applicationId } }
  const typed = { outcome: 'accepted_partial', 'granted-h100': 'ten', reason: 'Enough for two runs.', basedOn: '' }

  const refused = await post(world, decide, typed, asked)

  expect(refused).toMatchObject({
    status: 400,
    body: { form: { values: typed, fieldErrors: { 'granted-h100': [expect.stringContaining('number')] } } },
  })
  expect(await readStaffApplication(world, people.june, applicationId)).toMatchObject({ decision: null })
})

test('what a second officer wrote comes back when there is nothing to answer any more', async () => {
  const { world } = held
  const applicationId = await givenDecided(world, people)
  const withdrawn = { applicationId, reason: 'We found hours elsewhere.' }
  made(await withdrawApplication(world, actorOf(people.grace), withdrawn))
  const asked = { as: people.june, hasSecondStep: true, params: { applicationId } }
  const typed = { draft: '1', stance: 'sent_back', words: 'Half of it is enough.' }

  const refused = await post(world, answerSecond, typed, asked)
  const page = await get(world, secondPage, asked)

  expect(refused).toMatchObject({ status: 409, body: { form: { values: typed } } })
  expect(page).toMatchObject({ status: 200, body: { mayAnswer: false } })
})

test('decisions are looked at before they are released, and told apart afterwards', async () => {
  const { world } = held
  const decided = await givenDecided(world, people)
  await givenInReview(world, people, { lead: people.ada })
  const asked = { as: people.june, hasSecondStep: true, params: { call: 'open-models-2026' } }

  const page = await get(world, releasePage, asked)
  const released = await post(world, release, { expected: (page.body as { expected: string }).expected }, asked)
  const after = await get(world, panel, asked)

  const hours = [{ gpuClass: 'h100' }]
  expect(page.body).toMatchObject({
    call: { stage: 'open' },
    drafted: [{ id: decided, outcome: 'accepted_full', granted: hours }],
    undecided: 1,
  })
  expect(released).toMatchObject({ status: 303, location: '/admin/panel/open-models-2026' })
  expect((after.body as { rows: { id: string; state: string }[] }).rows).toContainEqual(
    expect.objectContaining({ id: decided, state: 'offered' }),
  )
})

test('a call loses its closing time by choice, and never by an empty field', async () => {
  const { world } = held
  const asked = { as: people.june, hasSecondStep: true, params: { callId } }
  const words = {
    ...{ title: 'Open models 2026', summary: 'GPU-hours.', body: 'Tell us.', timeZone: 'America/New_York' },
    ...{ opensAt: '2026-02-01T09:00', firstMonth: '2026-05', lastMonth: '2026-10', gpuClasses: ['h100', 'h200'] },
  }

  const empty = await post(world, change, { ...words, closesAt: '' }, asked)
  const both = await post(world, change, { ...words, closesAt: '2026-04-01T17:00', isRolling: 'yes' }, asked)
  const chosen = await post(world, change, { ...words, closesAt: '', isRolling: 'yes' }, asked)

  expect(empty).toMatchObject({ status: 400, body: { form: { fieldErrors: { closesAt: [expect.any(String)] } } } })
  expect(both).toMatchObject({ status: 400, body: { form: { fieldErrors: { closesAt: [expect.any(String)] } } } })
  expect(chosen.status).toBe(303)
})
