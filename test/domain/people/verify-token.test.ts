import { expect, test } from 'vitest'
import { changeRoles } from '#app/domain/people/change-roles.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { verifyToken } from '#app/domain/people/verify-token.server.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const people = await cast(held.world)
  const ask = { email: people.ravi.email, name: 'import', scopes: ['usage:write'], days: 1 }
  return { ...people, secret: made(await issueToken(held.world, actorOf(people.ravi), ask)).secret }
}

test('a token stands for its person within its scope and its days', async () => {
  const { ravi, secret } = await given()

  expect(await verifyToken(held.world, secret, 'usage:write')).toMatchObject({ value: { id: ravi.id } })
  expect(await verifyToken(held.world, secret, 'ledger:read')).toMatchObject({ refused: 'scope-missing' })
  expect(await verifyToken(held.world, `${secret}x`, 'usage:write')).toMatchObject({ refused: 'no-such-token' })
  held.world.clock.advance(86_400_000)
  expect(await verifyToken(held.world, secret, 'usage:write')).toMatchObject({ refused: 'token-over' })
})

test('losing a role closes what its tokens opened', async () => {
  const { ravi, rosa, secret } = await given()

  await changeRoles(held.world, actorOf(rosa), { personId: ravi.id, roles: [] })

  expect(await verifyToken(held.world, secret, 'usage:write')).toMatchObject({ refused: 'scope-missing' })
})
