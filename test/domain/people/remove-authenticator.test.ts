import { expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { removeAuthenticator } from '#app/domain/people/remove-authenticator.server.ts'
import { setPassword } from '#app/domain/people/set-password.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenAuthenticator } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a person gives her own up against a code, and the short password goes with it', async () => {
  const { june } = await cast(held.world)
  const secret = await givenAuthenticator(held.world, june)
  await setPassword(held.world, june, { password: 'kettleno', keepSessionId: '' })
  const remove = (code: string) => removeAuthenticator(held.world, actorOf(june), { personId: june.id, code })

  expect(await remove('000000')).toMatchObject({ refused: 'wrong-code' })
  expect(await remove(codeAt(secret, held.world.clock.now()))).toMatchObject({ ok: true })

  expect(await readPerson(held.world, june, june.id)).toMatchObject({ hasAuthenticator: false, hasPassword: false })
})

test('an administrator takes a lost one away, nobody else does', async () => {
  const { june, ravi, rosa } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  const remove = (by: typeof june) => removeAuthenticator(held.world, actorOf(by), { personId: june.id })

  expect(await remove(ravi)).toMatchObject({ refused: 'not-allowed' })
  expect(await remove(rosa)).toMatchObject({ ok: true })
  expect(await remove(rosa)).toMatchObject({ refused: 'no-authenticator' })
})
