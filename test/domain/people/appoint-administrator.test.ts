import { expect, test } from 'vitest'
import { appointAdministrator } from '#app/domain/people/appoint-administrator.server.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the shell makes the first administrator and no other, also when asked twice at once', async () => {
  const outcomes = await Promise.all([
    appointAdministrator(held.world, 'rosa@example.org'),
    appointAdministrator(held.world, 'mallory@example.org'),
  ])

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refused: 'there-is-one' })
  expect(await appointAdministrator(held.world, 'nobody')).toMatchObject({ refused: 'not-an-address' })
})
