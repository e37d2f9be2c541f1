import { expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { removeAuthenticator } from '#app/domain/people/remove-authenticator.server.ts'
import { setPassword } from '#app/domain/people/set-password.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey } from '#test/support/given/passkeys.ts'
import { givenAuthenticator } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a person gives her own up against a code, and the short password goes with it', async () => {
  const { june } = await cast(held.world)
  const secret = await givenAuthenticator(held.world, june)
  await setPassword(held.world, june, { password: 'kettleno', keepSessionId: '' })
  const remove = (code: string) => removeAuthenticator(held.world, june, code)

  expect(await remove('000000')).toMatchObject({ refused: 'wrong-code' })
  expect(await remove(codeAt(secret, held.world.clock.now()))).toMatchObject({ ok: true })

  expect(await readPerson(held.world, june, june.id)).toMatchObject({ hasAuthenticator: false, hasPassword: false })
})

test('beside a passkey the password stays, and there is nothing more to remove', async () => {
  const { june } = await cast(held.world)
  const secret = await givenAuthenticator(held.world, june)
  await givenPasskey(held.world, june)
  await setPassword(held.world, june, { password: 'kettleno', keepSessionId: '' })
  const remove = () => removeAuthenticator(held.world, june, codeAt(secret, held.world.clock.now()))

  expect(await remove()).toMatchObject({ ok: true })
  expect(await remove()).toMatchObject({ refused: 'no-authenticator' })

  expect(await readPerson(held.world, june, june.id)).toMatchObject({ hasSecondStep: true, hasPassword: true })
})
