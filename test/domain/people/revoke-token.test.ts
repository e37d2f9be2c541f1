import { expect, test } from 'vitest'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { revokeToken } from '#app/domain/people/revoke-token.server.ts'
import { verifyToken } from '#app/domain/people/verify-token.server.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a revoked token opens nothing, and only its person revokes it', async () => {
  const { ada, grace } = await cast(held.world)
  const ask = { email: grace.email, name: 'mine', scopes: ['allocations:read'], days: 1 }
  const { id, secret } = made(await issueToken(held.world, actorOf(grace), ask))

  expect(await revokeToken(held.world, ada, id)).toMatchObject({ refused: 'no-such-token' })
  expect(await revokeToken(held.world, grace, id)).toMatchObject({ ok: true })
  expect(await revokeToken(held.world, grace, id)).toMatchObject({ refused: 'no-such-token' })
  expect(await verifyToken(held.world, secret, 'allocations:read')).toMatchObject({ refused: 'token-over' })
})
