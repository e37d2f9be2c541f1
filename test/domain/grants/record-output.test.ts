import { beforeEach, expect, test } from 'vitest'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { type OutputWords, recordOutput } from '#app/domain/grants/record-output.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
})

const record = (words: Partial<OutputWords> = {}, who = people.grace) =>
  recordOutput(held.world, actorOf(who), {
    projectId,
    kind: 'model',
    title: 'Lantern 7B: the model',
    summary: 'Weights and logs.',
    url: 'https://models.example.org/lantern-7b',
    licence: 'Apache-2.0',
    releasedOn: '2026-03-02' as Day,
    ...words,
  })

test('a project’s team records a release, and it is public at once', async () => {
  expect(await record()).toMatchObject({ ok: true, value: { slug: 'lantern-7b' } })

  expect(await readOutputs(held.world, { kind: 'model' })).toMatchObject([
    { title: 'Lantern 7B: the model', checklist: { reached: null }, project: { slug: 'lantern' } },
  ])
})

test('the same address is recorded once, asked twice or at once', async () => {
  const all = await Promise.all([record(), record(), record()])

  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.refused === 'already-recorded')).toHaveLength(2)
})

test('a release without a public address, a licence of the list or a past day is refused', async () => {
  expect(await record({ url: 'http://models.example.org' })).toMatchObject({ refused: 'not-a-url' })
  expect(await record({ url: 'javascript:alert(1)' })).toMatchObject({ refused: 'not-a-url' })
  expect(await record({ licence: 'free for friends!' })).toMatchObject({ refused: 'not-a-licence' })
  expect(await record({ releasedOn: '2026-03-04' as Day })).toMatchObject({ refused: 'in-the-future' })
  expect(await record({ title: ' ' })).toMatchObject({ refused: 'title-missing' })
  expect(await record({}, people.ada)).toMatchObject({ refused: 'not-found' })
})

test('an address on Hugging Face is built from its two names, in whatever form it is typed', async () => {
  const url = 'https://huggingface.co/atom-lab/lantern-7b'

  expect(await record({ url: 'hf.co/atom-lab/lantern-7b/tree/main?x=1' })).toMatchObject({ ok: true })

  expect(await readOutputs(held.world, { kind: 'model' })).toMatchObject([{ url, licence: 'Apache-2.0' }])
  expect(await record({ url: ` ${url}.git ` })).toMatchObject({ refused: 'already-recorded' })
})
