import { expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { confirmAuthenticator } from '#app/domain/people/confirm-authenticator.server.ts'
import { passSecondStep } from '#app/domain/people/pass-second-step.server.ts'
import { prepareAuthenticator } from '#app/domain/people/prepare-authenticator.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { cast } from '#test/support/cast.ts'
import { lettersTo, made } from '#test/support/given/people.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an authenticator that proves its secret is set up, and every session ends', async () => {
  const { june } = await cast(held.world)
  await cookieOf(held.world, june)
  const { secret } = made(await prepareAuthenticator(held.world, june))
  const code = codeAt(secret, held.world.clock.now())

  expect(await confirmAuthenticator(held.world, june, '000000')).toMatchObject({ refused: 'wrong-code' })
  expect(await confirmAuthenticator(held.world, june, code)).toMatchObject({ ok: true })

  expect(await readSessions(held.world, june)).toEqual([])
  expect(await lettersTo(held.world, june, 'account-changed')).toHaveLength(1)
  expect(await confirmAuthenticator(held.world, june, code)).toMatchObject({ refused: 'set-up-already' })
})

test('the code that set it up does not open anything afterwards', async () => {
  const { june } = await cast(held.world)
  const { secret } = made(await prepareAuthenticator(held.world, june))
  const code = codeAt(secret, held.world.clock.now())
  await confirmAuthenticator(held.world, june, code)

  expect(await passSecondStep(held.world, june, code)).toMatchObject({ refused: 'wrong-code' })
})
