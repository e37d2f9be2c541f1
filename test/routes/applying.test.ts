import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { action as save } from '#app/routes/research.applications.$applicationId.$section/route.tsx'
import { action as autosave } from '#app/routes/research.applications.$applicationId.$section_.autosave/route.ts'
import { action as invite } from '#app/routes/research.applications.$applicationId.people/route.tsx'
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

test('invitations to one address, and of one person to many, come to an end', async () => {
  const { world } = held
  const asked = { as: people.grace, params: { applicationId } }
  const rights = ['view', 'edit']
  const ask = async (email: string, turn: number) =>
    (await post(world, invite, { email, right: rights[turn % 2] ?? 'view' }, asked)).status

  const toOne = []
  for (let turn = 0; turn < 6; turn += 1) toOne.push(await ask('ada@example.org', turn))
  const toMany = []
  for (let turn = 0; turn < 35; turn += 1) toMany.push(await ask(`person-${turn}@example.org`, turn))

  expect(toOne).toEqual([303, 303, 303, 303, 303, 429])
  expect(toMany.indexOf(429)).toBe(34)
})
