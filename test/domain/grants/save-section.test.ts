import { beforeEach, expect, test } from 'vitest'
import { takeForm } from '#app/domain/grants/forms/take-form.server.ts'
import type { Pick } from '#app/domain/grants/merge-answers.ts'
import { readClash } from '#app/domain/grants/read-clash.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished, readyQuestion } from '#test/support/given/call-forms.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import { answers, givenCall, givenDraft, givenFilledDraft, givenSubmitted, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
})

const science = (base: number, question: string) => ({
  applicationId,
  section: 'science' as const,
  base,
  values: { question },
})

test('a section is kept as typed, finished or not', async () => {
  const { world } = held

  const saved = await saveSection(world, actorOf(people.grace), science(0, 'Half a thou'))

  expect(saved).toMatchObject({ ok: true, value: { revision: 1 } })
  expect((await readMyApplication(world, people.grace, applicationId))?.answers.question).toBe('Half a thou')
})

test('a save that started before somebody else’s is refused, and both versions are still there', async () => {
  const { world } = held
  made(await saveSection(world, actorOf(people.grace), science(0, 'Mine')))

  const stale = await saveSection(world, actorOf(people.grace), science(0, 'Theirs'))

  expect(stale).toMatchObject({ refused: 'stale', detail: { revision: 1 } })
  expect((await readMyApplication(world, people.grace, applicationId))?.answers.question).toBe('Mine')
})

test('what two writers changed in different fields is brought together', async () => {
  const { world } = held
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'edit' })
  const all = { question: 'Old', approach: 'Old', outcome: 'Old' }
  made(await saveSection(world, actorOf(people.grace), { ...science(0, ''), values: all }))
  const save = (who: typeof people.grace, change: Record<string, string>) =>
    saveSection(world, actorOf(who), { ...science(1, ''), values: { ...all, ...change } })
  made(await save(people.lin, { approach: 'From Lin' }))

  const saved = made(await save(people.grace, { question: 'From Grace' }))

  expect(saved).toMatchObject({ revision: 3, taken: { approach: 'From Lin' } })
  expect(await save(people.lin, { question: 'From Lin' })).toMatchObject({ refused: 'stale', detail: { clashes: 1 } })
  expect((await readMyApplication(world, people.grace, applicationId))?.answers).toMatchObject({
    question: 'From Grace',
    approach: 'From Lin',
  })
})

test('a clash is over once its writer has picked, and comes back when a third version came in between', async () => {
  const { world } = held
  made(await saveSection(world, actorOf(people.grace), science(0, 'Theirs')))
  const pick = (seen: number, picked: Pick) =>
    saveSection(world, actorOf(people.grace), { ...science(0, 'Mine'), seen, picks: { question: picked } })
  const question = async () => (await readMyApplication(world, people.grace, applicationId))?.answers.question

  made(await pick(1, 'both'))
  expect(await question()).toBe('Mine\n\nTheirs')

  expect(await pick(1, 'mine')).toMatchObject({ refused: 'stale' })
  made(await pick(2, 'theirs'))
  expect(await question()).toBe('Mine\n\nTheirs')
  made(await pick(2, 'mine'))
  expect(await question()).toBe('Mine')
})

test('a revision that never was counts as having seen nothing: no word is written over by claiming one', async () => {
  const { world } = held
  made(await saveSection(world, actorOf(people.grace), science(0, 'Theirs')))
  const mine = science(999_999, 'Mine')
  const save = (more: object) => saveSection(world, actorOf(people.grace), { ...mine, ...more })

  expect(await save({})).toMatchObject({ refused: 'stale' })
  expect(await save({ seen: 999_999, picks: { question: 'mine' } })).toMatchObject({ refused: 'stale' })

  const kept = await readMyApplication(world, people.grace, applicationId)
  if (!kept) throw new Error('not seen')
  expect(kept.answers.question).toBe('Theirs')
  const { values } = mine
  expect(await readClash(world, kept, { section: 'science', base: 999_999, values })).toMatchObject({
    fields: [{ name: 'question', theirs: 'Theirs' }],
    values,
    seen: 1,
  })
  made(await save({ seen: 1, picks: { question: 'mine' } }))
})

test('a clash names who changed that field, not who saved the section last', async () => {
  const { world } = held
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'edit' })
  made(await saveSection(world, actorOf(people.lin), science(0, 'From Lin')))
  made(await saveSection(world, actorOf(people.grace), { ...science(1, ''), values: { approach: 'From Grace' } }))
  const kept = await readMyApplication(world, people.grace, applicationId)
  if (!kept) throw new Error('not seen')

  const clash = await readClash(world, kept, { section: 'science', base: 0, values: { question: 'Mine' } })

  expect(clash.fields).toEqual([
    { name: 'question', theirs: 'From Lin', last: { revision: 1, by: 'Lin Chen', at: world.clock.now() } },
  ])
})

test('saves of different sections never stand in each other’s way', async () => {
  const { world } = held
  made(await saveSection(world, actorOf(people.grace), science(0, 'Mine')))

  const other = { applicationId, section: 'openness' as const, base: 0, values: answers.openness }

  expect(await saveSection(world, actorOf(people.grace), other)).toMatchObject({ ok: true, value: { revision: 2 } })
})

test('saving the same twice is one save, and of ten different saves at once exactly one wins', async () => {
  const { world } = held
  made(await saveSection(world, actorOf(people.grace), science(0, 'Same')))
  expect(await saveSection(world, actorOf(people.grace), science(0, 'Same'))).toMatchObject({
    ok: true,
    value: { revision: 1 },
  })

  const all = await Promise.all(
    Array.from({ length: 10 }, (_, index) => saveSection(world, actorOf(people.grace), science(1, `Version ${index}`))),
  )

  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.refused === 'stale')).toHaveLength(9)
})

test('request lines become figures, and what is no figure stays as typed', async () => {
  const { world } = held
  const values = { ...answers.compute, 'line-h200-asked': 'a lot' }

  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'compute', base: 0, values }))

  const kept = await readMyApplication(world, people.grace, applicationId)
  expect(kept?.lines).toMatchObject([{ gpuClass: 'h100', asked: gpuHours(420_000), leastUseful: gpuHours(250_000) }])
  expect(kept?.answers['line-h200-asked']).toBe('a lot')
})

test('a co-applicant writes by the right they were given, and who is only listed on the team finds nothing', async () => {
  const { world } = held
  const team = {
    ...answers.team,
    'member-2-name': 'Ines',
    'member-2-email': 'ines@demo.test',
    'member-2-role': 'co_pi',
  }
  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'team', base: 0, values: team }))
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'edit' })
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.ada, right: 'view' })

  expect((await saveSection(world, actorOf(people.lin), science(0, 'From Lin'))).ok).toBe(true)
  expect(await saveSection(world, actorOf(people.ada), science(2, 'From Ada'))).toMatchObject({ refused: 'not-found' })
  expect(await readMyApplication(world, people.ada, applicationId)).toMatchObject({ mayEdit: false, isLead: false })
  expect(await saveSection(world, actorOf(people.ines), science(2, 'From Ines'))).toMatchObject({
    refused: 'not-found',
  })
  expect(await readMyApplication(world, people.ines, applicationId)).toBeNull()
})

test('a draft can still be written after the deadline: nothing is lost', async () => {
  const { world } = held
  world.clock.set('2026-04-05T00:00:00Z')

  expect((await saveSection(world, actorOf(people.grace), science(0, 'Late'))).ok).toBe(true)
})

test('what was sent in does not change, and a book is no answer', async () => {
  const { world } = held
  expect(await saveSection(world, actorOf(people.grace), science(0, 'x'.repeat(20_001)))).toMatchObject({
    refused: 'too-long',
  })
  await givenFilledDraft(world, people.grace)
  applicationId = await givenSubmitted(world, people.ada)

  expect(await saveSection(world, actorOf(people.ada), science(99, 'Later'))).toMatchObject({ refused: 'not-editable' })
})

test('a page of another version of the form saves nothing, whether or not its section is still asked', async () => {
  const { world } = held
  const { id: callId, formId } = await callAndForm()
  const section = { kind: 'section-removed', name: 'openness' } as const
  const newer = await givenPublished(world, people.june, callId, [section, readyQuestion])
  made(await takeForm(world, actorOf(people.grace), { applicationId, formVersionId: newer.id }))
  const save = (formVersionId: Id<'frm'> | null, name = 'science') =>
    saveSection(world, actorOf(people.grace), { ...science(1, 'Mine'), section: name, formVersionId })

  expect(await save(formId)).toMatchObject({ refused: 'form-changed' })
  expect(await save(formId, 'openness')).toMatchObject({ refused: 'form-changed' })
  expect(await save(null)).toMatchObject({ refused: 'form-changed' })
  expect((await save(newer.id)).ok).toBe(true)
})

async function callAndForm() {
  const application = await readMyApplication(held.world, people.grace, applicationId)
  if (!application) throw new Error('no application')
  return { id: application.call.id, formId: application.form.id }
}
