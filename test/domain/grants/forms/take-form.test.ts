import { beforeEach, expect, test } from 'vitest'
import { takeForm } from '#app/domain/grants/forms/take-form.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished, readyQuestion, whyNotQuestion } from '#test/support/given/call-forms.ts'
import { givenCall, givenFilledDraft, givenSubmitted, made, revisionOf } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const publish = () => givenPublished(held.world, people.june, callId, [readyQuestion, whyNotQuestion])
const take = (applicationId: Id<'app'>, formVersionId: Id<'frm'>, who = people.grace) =>
  takeForm(held.world, actorOf(who), { applicationId, formVersionId })
const submit = async (applicationId: Id<'app'>) => {
  const revision = await revisionOf(held.world, applicationId)
  return submitApplication(held.world, actorOf(people.grace), { applicationId, revision })
}
const answer = async (applicationId: Id<'app'>, values: Record<string, string>) => {
  const base = await revisionOf(held.world, applicationId)
  return made(await saveSection(held.world, actorOf(people.grace), { applicationId, section: 'science', base, values }))
}

test('the newer version is offered, and taking it keeps every answer', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  const before = await readMyApplication(held.world, people.grace, applicationId)
  const { id } = await publish()

  expect(await readMyApplication(held.world, people.grace, applicationId)).toMatchObject({ newerForm: { number: 2 } })
  expect((await take(applicationId, id)).ok).toBe(true)
  expect((await take(applicationId, id)).ok).toBe(true)

  const after = await readMyApplication(held.world, people.grace, applicationId)
  expect(after).toMatchObject({ form: { number: 2 }, newerForm: null, answers: before?.answers })
})

test('an application checked before the newer version was taken is not sent in as it was', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  const revision = await revisionOf(held.world, applicationId)
  await take(applicationId, (await publish()).id)

  const sent = await submitApplication(held.world, actorOf(people.grace), { applicationId, revision })

  expect(sent).toMatchObject({ refused: 'changed-since' })
})

test('what the new version asks must be answered, and what hangs on another answer only then', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  await take(applicationId, (await publish()).id)

  expect(await submit(applicationId)).toMatchObject({ refused: 'incomplete', detail: { problems: 1 } })
  await answer(applicationId, { 'q-1': 'no' })
  expect(await submit(applicationId)).toMatchObject({ refused: 'incomplete', detail: { problems: 1 } })
  await answer(applicationId, { 'q-1': 'yes' })
  expect((await submit(applicationId)).ok).toBe(true)
})

test('who stays on the version of the beginning can send without the new questions', async () => {
  const applicationId = await givenFilledDraft(held.world, people.grace)
  await publish()

  expect((await submit(applicationId)).ok).toBe(true)
})

test('it is not taken by strangers, after the deadline, once sent in, or when another version came since', async () => {
  const draft = await givenFilledDraft(held.world, people.grace)
  const sent = await givenSubmitted(held.world, people.ada)
  const seen = await publish()
  await givenPublished(held.world, people.june, callId, [{ kind: 'question-removed', name: 'q-2' }])

  expect(await take(draft, seen.id)).toMatchObject({ refused: 'changed-since' })
  expect(await take(draft, seen.id, people.ada)).toMatchObject({ refused: 'not-found' })
  expect(await take(sent, seen.id, people.ada)).toMatchObject({ refused: 'not-editable' })
  held.world.clock.set('2026-04-30T00:00:00Z')
  expect(await take(draft, seen.id)).toMatchObject({ refused: 'call-closed' })
})
