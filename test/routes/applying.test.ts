import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { action as save } from '#app/routes/research.applications.$applicationId.$section/route.tsx'
import { action as autosave } from '#app/routes/research.applications.$applicationId.$section_.autosave/route.ts'
import type { Id } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDraft, made } from '#test/support/given/grants.ts'
import { post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  replaceWorld(held.world)
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
})

test('a revision too large to be one is bad input, and writes over nothing', async () => {
  const { world } = held
  const words = { applicationId, section: 'science', base: 0, values: { question: 'Saved before' } }
  made(await saveSection(world, actorOf(people.grace), words))
  const asked = { as: people.grace, params: { applicationId, section: 'science' } }

  for (const door of [save, autosave]) {
    const base = await post(world, door, { base: '3000000000', question: 'Mine' }, asked)
    const seen = await post(world, door, { base: '0', seen: '3000000000', question: 'Mine' }, asked)
    expect([base.status, seen.status]).toEqual([400, 400])
  }

  const kept = await readMyApplication(world, people.grace, applicationId)
  expect(kept?.answers.question).toBe('Saved before')
})
