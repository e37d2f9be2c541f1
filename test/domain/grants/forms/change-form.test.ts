import { beforeEach, expect, test } from 'vitest'
import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import { discardForm } from '#app/domain/grants/forms/discard-form.server.ts'
import { questionsOf } from '#app/domain/grants/forms/form.ts'
import type { FormChange } from '#app/domain/grants/forms/form-change.ts'
import type { FormSeen } from '#app/domain/grants/forms/lock-forms.server.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished, givenWritten, readyQuestion, whyNotQuestion } from '#test/support/given/call-forms.ts'
import { givenCall, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
/** The form of the call as nobody has changed it yet. */
let untouched: FormSeen

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  untouched = (await readCallForms(held.world, callId)).seen
})

const change = (seen: FormSeen, one: FormChange, who = people.june) =>
  changeForm(held.world, actorOf(who), { callId, seen, change: one })
const labels = async () => {
  const { draft, published } = await readCallForms(held.world, callId)
  return questionsOf(draft ?? published).map(({ label }) => label)
}

test('a new call asks the standard form, and a change begins the next version without touching it', async () => {
  const before = await readCallForms(held.world, callId)

  expect((await change(untouched, readyQuestion)).ok).toBe(true)

  const after = await readCallForms(held.world, callId)
  expect(before).toMatchObject({ published: { number: 1 }, draft: null })
  expect(after.published).toEqual(before.published)
  expect(after.draft).toMatchObject({ number: 2, revision: 1 })
  expect(await labels()).toContain('Is the data collected?')
})

test('a draft that somebody else changed meanwhile is not written over', async () => {
  await givenWritten(held.world, people.june, callId, [readyQuestion])

  const stale = await change(untouched, whyNotQuestion)

  expect(stale).toMatchObject({ refused: 'stale' })
  expect(await labels()).not.toContain('When will it be?')
})

test('a page that shows a draft thrown away, or a version replaced since, changes nothing of what came after', async () => {
  const june = actorOf(people.june)
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])
  made(await discardForm(held.world, june, { callId, seen }))
  await givenWritten(held.world, people.june, callId, [{ kind: 'question-removed', name: 'exceptions' }])

  const ofTheOther = await change(seen, whyNotQuestion)
  await givenPublished(held.world, people.june, callId, [readyQuestion])
  const ofTheReplaced = await change(untouched, { kind: 'section-removed', name: 'attachment' })

  expect(ofTheOther).toMatchObject({ refused: 'stale' })
  expect(ofTheReplaced).toMatchObject({ refused: 'stale' })
})

test('the same change sent five times at once is made once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => change(untouched, readyQuestion)))

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await labels()).filter((label) => label === 'Is the data collected?')).toHaveLength(1)
})

test('a question may hang on an answer given before it, and what others hang on cannot go or come after them', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion, whyNotQuestion])

  expect(await change(seen, { kind: 'question-removed', name: 'q-1' })).toMatchObject({
    refused: 'condition-broken',
  })
  expect(await change(seen, { kind: 'question-moved', name: 'q-1', way: 'down' })).toMatchObject({
    refused: 'condition-broken',
  })
  expect((await change(seen, { kind: 'question-removed', name: 'q-2' })).ok).toBe(true)
})

test('what the portal itself reads cannot be removed', async () => {
  expect(await change(untouched, { kind: 'question-removed', name: 'title' })).toMatchObject({
    refused: 'kept-question',
  })
  expect(await change(untouched, { kind: 'section-removed', name: 'project' })).toMatchObject({
    refused: 'kept-question',
  })
  expect(await change(untouched, { kind: 'section-removed', name: 'compute' })).toMatchObject({
    refused: 'kept-section',
  })
  expect((await change(untouched, { kind: 'section-removed', name: 'attachment' })).ok).toBe(true)
})

test('a name that stood for one question never stands for another, also after it was published and removed', async () => {
  await givenPublished(held.world, people.june, callId, [readyQuestion])
  const seen = await givenWritten(held.world, people.june, callId, [{ kind: 'question-removed', name: 'q-1' }])

  await change(seen, { ...readyQuestion, words: { label: 'Another thing', kind: 'line', limit: 80 } } as FormChange)

  const { draft } = await readCallForms(held.world, callId)
  expect(draft && questionsOf(draft).find(({ label }) => label === 'Another thing')?.name).toBe('q-2')
})

test('sections are added, worded, ordered and removed', async () => {
  await givenWritten(held.world, people.june, callId, [
    { kind: 'section-written', name: null, title: 'Data', lead: 'Whose it is.' },
    { kind: 'section-moved', name: 'part-1', way: 'up' },
    { kind: 'section-written', name: 'part-1', title: 'The data', lead: 'Whose it is.' },
    { kind: 'section-removed', name: 'openness' },
  ])

  const { draft } = await readCallForms(held.world, callId)
  expect(draft?.sections.map(({ title }) => title).slice(-2)).toEqual(['The data', 'Attachment'])
})

test('a change is refused to others, for an unknown call, and of what is not there', async () => {
  expect(await change(untouched, readyQuestion, people.otto)).toMatchObject({ refused: 'not-allowed' })
  expect(await change(untouched, { kind: 'question-removed', name: 'q-9' })).toMatchObject({ refused: 'not-found' })
  callId = held.world.ids.next('cal')
  expect(await change(untouched, readyQuestion)).toMatchObject({ refused: 'not-found' })
})

test('a choice offers two answers, each once', async () => {
  const asks = (choices: { value: string; label: string }[]) =>
    change(untouched, { ...readyQuestion, words: { label: 'Which?', kind: 'choice', limit: 1, choices } } as FormChange)

  expect(await asks([{ value: 'A', label: 'A' }])).toMatchObject({ refused: 'too-few-choices' })
  expect(
    await asks([
      { value: 'A', label: 'A' },
      { value: 'A', label: 'A' },
    ]),
  ).toMatchObject({ refused: 'choice-twice' })
})
