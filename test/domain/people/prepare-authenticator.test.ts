import { expect, test } from 'vitest'
import { prepareAuthenticator } from '#app/domain/people/prepare-authenticator.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenAuthenticator, made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the secret stays the same until it is confirmed, and is not shown again', async () => {
  const { june } = await cast(held.world)

  const [first, second] = await Promise.all([
    prepareAuthenticator(held.world, june),
    prepareAuthenticator(held.world, june),
  ])

  expect(made(first)).toEqual(made(second))
  expect(made(first).uri).toContain(made(first).secret)
  await givenAuthenticator(held.world, june)
  expect(await prepareAuthenticator(held.world, june)).toMatchObject({ refused: 'set-up-already' })
})
