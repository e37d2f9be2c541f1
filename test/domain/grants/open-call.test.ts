import { beforeEach, expect, test } from 'vitest'
import { questionsOf } from '#app/domain/grants/forms/form.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { readLetterText } from '#app/domain/grants/letter-texts/read-letter-texts.server.ts'
import { writeLetterText } from '#app/domain/grants/letter-texts/write-letter-text.server.ts'
import { type CallWords, openCall } from '#app/domain/grants/open-call.server.ts'
import { readCallBySlug, readCalls } from '#app/domain/grants/read-calls.server.ts'
import { readReminderRule } from '#app/domain/grants/reminders/read-reminder-rule.server.ts'
import { setReminderRule } from '#app/domain/grants/reminders/set-reminder-rule.server.ts'
import { changeRubric } from '#app/domain/grants/rubrics/change-rubric.server.ts'
import { readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Day, Month } from '#app/units/time.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenPublished, readyQuestion } from '#test/support/given/call-forms.ts'
import { callWords, givenGpuClasses, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenGpuClasses(held.world)
})

const open = (words: Partial<CallWords> = {}, who = people.june) =>
  openCall(held.world, actorOf(who), { ...callWords, ...words })

test('a call is public with one deadline: closing time and grace together', async () => {
  const { world } = held

  expect(await open()).toMatchObject({ ok: true, value: { slug: 'open-models-2026' } })

  const call = await readCallBySlug(world, 'open-models-2026')
  expect(call).toMatchObject({ stage: 'open', deadline: new Date('2026-03-31T21:10:00Z') })
  world.clock.set('2026-03-31T21:10:00Z')
  expect(await readCalls(world)).toMatchObject([{ stage: 'closed' }])
})

test('two calls never share an address, asked twice or at once', async () => {
  const all = await Promise.all([open(), open(), open()])

  expect(all.filter((one) => one.ok)).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.refused === 'slug-taken')).toHaveLength(2)
})

test('a call whose figures make no sense is refused', async () => {
  expect(await open({}, people.grace)).toMatchObject({ refused: 'not-allowed' })
  expect(await open({ closesAt: callWords.opensAt })).toMatchObject({ refused: 'closes-before-it-opens' })
  expect(await open({ lastMonth: '2026-04' as Month })).toMatchObject({ refused: 'window-backwards' })
  expect(await open({ gpuClasses: [] })).toMatchObject({ refused: 'no-class' })
  expect(await open({ gpuClasses: ['abacus'] })).toMatchObject({ refused: 'unknown-class' })
  expect(await open({ timeZone: 'Mars/Olympus' })).toMatchObject({ refused: 'unknown-zone' })
  const closesFirst = await open({ reviewsUntil: '2026-03-30' as Day })
  expect(closesFirst).toMatchObject({ refused: 'dates-out-of-order' })
  const backwards = await open({ reviewsUntil: '2026-05-15' as Day, decisionsOn: '2026-05-14' as Day })
  expect(backwards).toMatchObject({ refused: 'dates-out-of-order' })
  expect(await open({ title: '…' })).toMatchObject({ refused: 'slug-taken' })
})

test('a copy of a call writes the same letters and reminds on the same days, each as a first version of its own', async () => {
  const { world } = held
  const { callId } = made(await open())
  const text = { letter: 'decline', subject: 'About {number}', words: 'Dear {name}: {link}' } as const
  made(await writeLetterText(world, actorOf(people.june), { callId, number: 0, ...text }))
  const rule = { reviewBefore: [10], reviewAfter: [], draftBefore: [2] }
  made(await setReminderRule(world, actorOf(people.june), { callId, ...rule }))

  const copy = { ...callWords, title: 'Open models 2027', copyOf: callId }
  const copied = made(await openCall(world, actorOf(people.june), copy))

  const of = { callId: copied.callId, letter: 'decline' } as const
  expect(await readLetterText(world.db, of)).toMatchObject({ number: 1, ...text })
  expect(await readLetterText(world.db, { ...of, letter: 'offer' })).toBeNull()
  expect(await readReminderRule(world.db, copied.callId)).toEqual(rule)
})

test('a copy of a call asks what that one asks and is reviewed by the same criteria', async () => {
  const { world } = held
  const { callId } = made(await open())
  await givenPublished(world, people.june, callId, [readyQuestion])
  const criteria = standardCriteria.map((one, index) => ({ ...one, weight: index === 0 ? 70 : 10 }))
  made(await changeRubric(world, actorOf(people.june), { callId, number: 1, criteria, blindness: 'double' }))

  const copy = { ...callWords, title: 'Open models 2027', copyOf: callId }
  const copied = made(await openCall(world, actorOf(people.june), copy))

  const { published, draft } = await readCallForms(world, copied.callId)
  expect(questionsOf(published).map(({ label }) => label)).toContain('Is the data collected?')
  expect(published.number).toBe(1)
  expect(draft).toBeNull()
  expect(await readRubric(world.db, copied.callId)).toEqual({ number: 1, criteria, blindness: 'double' })
  expect(await openCall(world, actorOf(people.june), { ...copy, copyOf: world.ids.next('cal') })).toMatchObject({
    refused: 'no-such-call',
  })
})
