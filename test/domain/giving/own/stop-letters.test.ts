import { expect, test } from 'vitest'
import { readTopics } from '#app/domain/giving/own/read-topics.server.ts'
import { stopUrl } from '#app/domain/giving/own/stop-key.server.ts'
import { stopLetters } from '#app/domain/giving/own/stop-letters.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { letterStops } from '#db/schema/own.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** A letter as its verb queues it; what it tells of does not matter here. */
async function givenLetter(kind: string, toEmail = 'Ada@demo.test'): Promise<{ letterId: Id<'ltr'>; key: string }> {
  const { world } = held
  const id = world.ids.next('ltr')
  const about = { subjectType: 'reminder', subjectId: world.ids.next('rmd') }
  await world.db.insert(letters).values({ id, kind, toEmail, ...about, queuedAt: world.clock.now() })
  return { letterId: id, key: new URL(stopUrl(world, id)).searchParams.get('key') ?? '' }
}

test('the link of a letter stops its kind for its address, twice as well as once, signed out', async () => {
  const { world } = held
  const { ada, grace } = await cast(world)
  const letter = await givenLetter('instalment-due')

  const first = await stopLetters(world, letter)
  const second = await stopLetters(world, letter)

  expect([first, second]).toEqual([first, { ok: true, value: { topic: 'reminders' } }])
  expect(await world.db.select().from(letterStops)).toMatchObject([{ email: 'ada@demo.test', topic: 'reminders' }])
  expect(await readTopics(world.db, ada)).toEqual(['news'])
  expect(await readTopics(world.db, grace)).toEqual(['reminders', 'news'])
})

test('a letter of a kind that was stopped is not sent', async () => {
  const { world } = held
  await stopLetters(world, await givenLetter('instalment-due'))
  const later = await givenLetter('instalment-due')

  await deliverLetter(world, later)

  expect(world.mailbox).toEqual([])
})

test('a receipt cannot be stopped, even by a key of its own', async () => {
  const { world } = held

  expect(await stopLetters(world, await givenLetter('gift-receipt'))).toEqual({ ok: false, refused: 'not-this-letter' })
})

test('a key opens its own letter only', async () => {
  const { world } = held
  const [one, other] = [await givenLetter('instalment-due'), await givenLetter('instalment-due', 'grace@demo.test')]

  const refused = { ok: false, refused: 'not-this-letter' }
  expect(await stopLetters(world, { letterId: other.letterId, key: one.key })).toEqual(refused)
  expect(await stopLetters(world, { letterId: one.letterId, key: null })).toEqual(refused)
  expect(await stopLetters(world, { letterId: one.letterId, key: `${one.key}x` })).toEqual(refused)
  expect(await world.db.select().from(letterStops)).toEqual([])
})
