import { beforeEach, expect, test } from 'vitest'
import { readLetterText, readLetterTexts } from '#app/domain/grants/letter-texts/read-letter-texts.server.ts'
import { writeLetterText } from '#app/domain/grants/letter-texts/write-letter-text.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { loader as preview } from '#app/routes/admin.panel.$call_.letters/route.tsx'
import type { Id } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, givenSubmitted, made } from '#test/support/given/grants.ts'
import { get } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  replaceWorld(held.world)
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const words = {
  subject: 'Hours for {number}',
  words: 'Dear {name},\n\nyou are offered {hours}. Answer until {until}: {link}',
}
const write = (change: object = {}, who = people.june) =>
  writeLetterText(held.world, actorOf(who), { callId, letter: 'offer', number: 0, ...words, ...change })
const deliverAll = async (kind: string) => {
  for (const letter of await held.world.db.select().from(letters))
    if (letter.kind === kind) await deliverLetter(held.world, { letterId: letter.id })
  return held.world.mailbox
}

test('a version follows another, and the same words again are none', async () => {
  const { world } = held
  expect(made(await write()).number).toBe(1)
  expect(made(await write({ number: 1 })).number).toBe(1)
  expect(made(await write({ number: 1, subject: 'Your hours: {number}' })).number).toBe(2)

  expect((await readLetterTexts(world.db, { callId, letter: 'offer' })).map(({ number }) => number)).toEqual([2, 1])
  expect(await write({ number: 1, subject: 'Late' })).toMatchObject({ refused: 'stale' })
  made(await write({ number: 2, subject: '', words: '' }))
  expect(await readLetterText(world.db, { callId, letter: 'offer' })).toBeNull()
})

test('an unknown field is refused by its name, as are others than officers and calls that never were', async () => {
  expect(await write({ words: '{link} {salary}' })).toMatchObject({
    refused: 'unknown-field',
    detail: { fields: '{salary}' },
  })
  expect(await write({}, people.rosa)).toMatchObject({ refused: 'not-allowed' })
  expect(await write({ callId: held.world.ids.next('cal') })).toMatchObject({ refused: 'not-found' })
})

test('the letter is read before the release as its applicant gets it after', async () => {
  const { world } = held
  made(await write())
  const applicationId = await givenDecided(world, people)
  const asked = { as: people.june, hasSecondStep: true, params: { call: 'open-models-2026' } }

  const page = await get(world, preview, asked)
  await givenReleased(world, people, callId)
  await deliverAll('grant-offered')

  const shown = (page.body as { letters: { subject: string; paragraphs: { words: string }[] }[] }).letters[0]
  expect(shown?.subject).toMatch(/^Hours for 2026-/)
  expect(shown?.paragraphs.map((one) => one.words).join(' ')).toContain('you are offered 420,000 GPU-hours of H100')
  expect(world.mailbox.at(-1)?.subject).toBe(shown?.subject)
  expect(world.mailbox.at(-1)?.text).toContain('Dear Grace Hopper,')
  expect(world.mailbox.at(-1)?.text).toContain(`/research/applications/${applicationId}`)
})

test('a letter that is queued keeps its words, whatever the call says by then', async () => {
  const { world } = held
  made(await write())
  await givenDecided(world, people)
  await givenReleased(world, people, callId)
  made(await write({ number: 1, subject: 'Other words for {number}' }))

  await deliverAll('grant-offered')

  expect(world.mailbox.at(-1)?.subject).toMatch(/^Hours for/)
})

test('who is asked for a change reads the note in the words of the call', async () => {
  const { world } = held
  made(await write({ letter: 'returned', subject: 'One thing, {name}', words: 'Please: {note}\n\n{link}' }))
  const applicationId = await givenSubmitted(world, people.grace)
  const back = { applicationId, to: 'returned', note: 'Name the months.' } as const
  made(await screenApplication(world, actorOf(people.june), back))

  await deliverAll('application-returned')

  expect(world.mailbox.at(-1)).toMatchObject({
    subject: 'One thing, Grace Hopper',
    text: expect.stringContaining('Please: Name the months.'),
  })
})

test('a call without words of its own sends the lab’s', async () => {
  const { world } = held
  await givenDecided(world, people)
  await givenReleased(world, people, callId)

  await deliverAll('grant-offered')

  expect(world.mailbox.at(-1)?.subject).toMatch(/^An offer for application/)
})
