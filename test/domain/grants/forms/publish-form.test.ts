import { beforeEach, expect, test } from 'vitest'
import { discardForm } from '#app/domain/grants/forms/discard-form.server.ts'
import type { FormSeen } from '#app/domain/grants/forms/lock-forms.server.ts'
import { publishForm } from '#app/domain/grants/forms/publish-form.server.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished, givenWritten, readyQuestion } from '#test/support/given/call-forms.ts'
import { givenCall, givenDraft, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const publish = (seen: FormSeen, who = people.june) => publishForm(held.world, actorOf(who), { callId, seen })
const formOf = async (applicationId: Id<'app'>, who = people.grace) =>
  (await readMyApplication(held.world, who, applicationId))?.form.number

test('who began stays on the version of then, and who begins now answers the new one', async () => {
  const before = await givenDraft(held.world, people.grace)

  await givenPublished(held.world, people.june, callId, [readyQuestion])
  const after = await givenDraft(held.world, people.ada)

  expect(await formOf(before)).toBe(1)
  expect(await formOf(after, people.ada)).toBe(2)
})

test('a published version cannot be changed or removed, even with SQL', async () => {
  await expect(held.world.sql`update form_version set sections = '[]'`).rejects.toThrow('append-only')
  await expect(held.world.sql`delete from form_version`).rejects.toThrow('append-only')
})

test('a version is published as it was seen, and once', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])

  expect(await publish({ ...seen, revision: seen.revision - 1 })).toMatchObject({ refused: 'stale' })
  const outcomes = await Promise.all([publish(seen), publish(seen), publish(seen)])

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await readCallForms(held.world, callId)).versions.map(({ number }) => number)).toEqual([2, 1])
})

test('another draft at the same revision is not published by a page that shows the one thrown away', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])
  made(await discardForm(held.world, actorOf(people.june), { callId, seen }))
  const other = await givenWritten(held.world, people.june, callId, [{ kind: 'question-removed', name: 'exceptions' }])

  const stale = await publish(seen)

  expect(other.revision).toBe(seen.revision)
  expect(stale).toMatchObject({ refused: 'stale' })
  expect((await publish(other)).ok).toBe(true)
})

test('nothing is published by others, where nothing is written, or with a section that asks nothing', async () => {
  const { seen } = await readCallForms(held.world, callId)
  expect(await publish(seen, people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await publish(seen)).toMatchObject({ refused: 'nothing-written' })
  const empty = { kind: 'section-written', name: null, title: 'Data', lead: '' } as const
  expect(await publish(await givenWritten(held.world, people.june, callId, [empty]))).toMatchObject({
    refused: 'empty-section',
  })
  callId = held.world.ids.next('cal')
  expect(await publish(seen)).toMatchObject({ refused: 'not-found' })
})
