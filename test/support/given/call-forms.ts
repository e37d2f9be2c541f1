import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import type { FormChange } from '#app/domain/grants/forms/form-change.ts'
import { publishForm } from '#app/domain/grants/forms/publish-form.server.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** A question that asks for yes or no, at the end of the science. */
export const readyQuestion: FormChange = {
  kind: 'question-written',
  section: 'science',
  name: null,
  words: { label: 'Is the data collected?', kind: 'yes-no', limit: 1 },
}

/** A question that is asked only of those who said no to the first new one. */
export const whyNotQuestion: FormChange = {
  kind: 'question-written',
  section: 'science',
  name: null,
  words: { label: 'When will it be?', kind: 'line', limit: 80, shownWhen: { question: 'q-1', is: 'no' } },
}

/** The changes made to the form of a call one after the other, as its officer sees it each time. */
export async function givenWritten(world: TestWorld, june: Person, callId: Id<'cal'>, changes: readonly FormChange[]) {
  for (const change of changes) {
    const { seen } = await readCallForms(world, callId)
    made(await changeForm(world, actorOf(june), { callId, seen, change }))
  }
  return (await readCallForms(world, callId)).seen
}

/** A second version of the form, published. */
export async function givenPublished(
  world: TestWorld,
  june: Person,
  callId: Id<'cal'>,
  changes: readonly FormChange[],
) {
  const seen = await givenWritten(world, june, callId, changes)
  made(await publishForm(world, actorOf(june), { callId, seen }))
  return (await readCallForms(world, callId)).published
}
