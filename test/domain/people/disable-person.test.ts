import { expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { verifyToken } from '#app/domain/people/verify-token.server.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a disabled person has no session and no token that works', async () => {
  const { ada, rosa } = await cast(held.world)
  await cookieOf(held.world, ada)
  const ask = { email: ada.email, name: 'script', scopes: ['allocations:read'], days: 9 }
  const { secret } = made(await issueToken(held.world, actorOf(ada), ask))

  expect(await disablePerson(held.world, actorOf(rosa), ada.id)).toMatchObject({ ok: true })

  expect(await readSessions(held.world, ada)).toEqual([])
  expect(await verifyToken(held.world, secret, 'allocations:read')).toMatchObject({ refused: 'token-over' })
  expect(await disablePerson(held.world, actorOf(rosa), ada.id)).toMatchObject({ refused: 'disabled-already' })
})

test('only administrators disable, never themselves and never the last one', async () => {
  const { ada, otto, rosa } = await cast(held.world)

  expect(await disablePerson(held.world, actorOf(otto), ada.id)).toMatchObject({ refused: 'not-allowed' })
  expect(await disablePerson(held.world, actorOf(rosa), rosa.id)).toMatchObject({ refused: 'not-allowed' })
  expect(await disablePerson(held.world, portal('test'), rosa.id)).toMatchObject({ refused: 'last-administrator' })
  expect(await disablePerson(held.world, actorOf(rosa), 'psn_nobody')).toMatchObject({ refused: 'no-such-person' })
})
