import { expect, test } from 'vitest'
import { markLetterSent } from '#app/domain/activity/mark-letter-sent.server.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenLink } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function givenLetter() {
  const { ada } = await cast(held.world)
  await givenLink(held.world, ada.email)
  const [letter] = await held.world.db.select().from(letters)
  if (!letter) throw new Error('no letter was queued')
  return letter
}

const letterNow = async () => (await held.world.db.select().from(letters))[0]

test('a letter that was sent keeps no secret', async () => {
  const letter = await givenLetter()

  await markLetterSent(held.world, { letterId: letter.id, messageId: '<1@test>' })

  expect(letter.enclosed?.token).toBeTruthy()
  expect(await letterNow()).toMatchObject({
    sentAt: held.world.clock.now(),
    messageId: '<1@test>',
    enclosed: null,
  })
})

test('marked twice, the first time stands', async () => {
  const letter = await givenLetter()
  await markLetterSent(held.world, { letterId: letter.id, messageId: '<1@test>' })
  const before = await letterNow()
  held.world.clock.advance(60_000)

  await markLetterSent(held.world, { letterId: letter.id, messageId: '<2@test>' })

  expect(await letterNow()).toEqual(before)
})

test('a letter nobody queued marks nothing', async () => {
  const letter = await givenLetter()

  await markLetterSent(held.world, { letterId: held.world.ids.next('ltr'), messageId: null })

  expect(await letterNow()).toEqual(letter)
})
