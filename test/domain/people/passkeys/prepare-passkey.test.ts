import { expect, test } from 'vitest'
import { preparePasskey } from '#app/domain/people/passkeys/prepare-passkey.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenSession } from '#test/support/given/passkeys.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the question is for the portal’s own host, differs each time, and leaves known devices out', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const { sessionId } = await givenSession(held.world, june)

  const one = made(await preparePasskey(held.world, june, sessionId))
  const other = made(await preparePasskey(held.world, june, sessionId))

  expect(one.rp).toEqual({ id: 'localhost', name: 'ATOM Lab' })
  expect(one.challenge).not.toBe(other.challenge)
  expect(one.excludeCredentials?.map(({ id }) => id)).toEqual([device.credentialId])
  expect(one.attestation).toBe('none')
})

test('whoever has ten passkeys is not asked for an eleventh', async () => {
  const { june } = await cast(held.world)
  for (let count = 0; count < 10; count += 1) await givenPasskey(held.world, june)
  const { sessionId } = await givenSession(held.world, june)

  expect(await preparePasskey(held.world, june, sessionId)).toMatchObject({ refused: 'too-many' })
})
