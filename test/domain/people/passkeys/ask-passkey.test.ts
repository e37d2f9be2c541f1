import { expect, test } from 'vitest'
import { forgetExpired } from '#app/domain/people/forget-expired.server.ts'
import { askPasskey } from '#app/domain/people/passkeys/ask-passkey.server.ts'
import { passkeyChallenges } from '#db/schema/passkeys.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenQuestion, givenSession } from '#test/support/given/passkeys.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a question names the person’s own passkeys, is kept as a hash, and goes when it is too old', async () => {
  const { june, ravi } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  await givenPasskey(held.world, ravi)

  const { question } = await givenQuestion(held.world, june)

  expect(question.allowCredentials?.map(({ id }) => id)).toEqual([device.credentialId])
  const kept = await held.world.db.select().from(passkeyChallenges)
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(question.challenge)
  held.world.clock.advance(5 * 60_000 + 1)
  await forgetExpired(held.world)
  expect(await held.world.db.select().from(passkeyChallenges)).toEqual([])
})

test('whoever has no passkey is asked for none', async () => {
  const { june } = await cast(held.world)
  const { sessionId } = await givenSession(held.world, june)

  expect(await askPasskey(held.world, june, sessionId)).toMatchObject({ refused: 'no-passkey' })
})
