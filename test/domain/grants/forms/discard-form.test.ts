import { beforeEach, expect, test } from 'vitest'
import { discardForm } from '#app/domain/grants/forms/discard-form.server.ts'
import type { FormSeen } from '#app/domain/grants/forms/lock-forms.server.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenWritten, readyQuestion } from '#test/support/given/call-forms.ts'
import { givenCall } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const discard = (seen: FormSeen, who = people.june) => discardForm(held.world, actorOf(who), { callId, seen })

test('what was being written is thrown away, and the published version goes on', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])

  expect((await discard(seen)).ok).toBe(true)
  expect((await discard(seen)).ok).toBe(true)

  expect(await readCallForms(held.world, callId)).toMatchObject({ draft: null, published: { number: 1 } })
})

test('another draft at the same revision is not thrown away by a page that shows the one before', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])
  await discard(seen)
  await givenWritten(held.world, people.june, callId, [readyQuestion])

  expect(await discard(seen)).toMatchObject({ refused: 'stale' })
})

test('nothing is thrown away by others, unseen, or of a call that is not there', async () => {
  const seen = await givenWritten(held.world, people.june, callId, [readyQuestion])

  expect(await discard(seen, people.otto)).toMatchObject({ refused: 'not-allowed' })
  expect(await discard({ ...seen, revision: seen.revision - 1 })).toMatchObject({ refused: 'stale' })
  callId = held.world.ids.next('cal')
  expect(await discard(seen)).toMatchObject({ refused: 'not-found' })
})
