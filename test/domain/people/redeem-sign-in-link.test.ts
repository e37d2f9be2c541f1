import { expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { readSignInLink } from '#app/domain/people/read-sign-in-link.server.ts'
import { redeemSignInLink } from '#app/domain/people/redeem-sign-in-link.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenLink, made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a link lets its person in once, also when it is opened before by a mail scanner', async () => {
  const { world } = held
  const { ada } = await cast(world)
  const token = await givenLink(world, ada.email, '/backer')
  expect(await readSignInLink(world, token)).toEqual({ email: ada.email, state: 'good' })

  const first = made(await redeemSignInLink(world, token))
  const second = await redeemSignInLink(world, token)

  expect(first).toMatchObject({ person: { id: ada.id }, to: '/backer', isNew: false })
  expect(second).toMatchObject({ refused: 'link-not-good' })
  expect(await readSignInLink(world, token)).toMatchObject({ state: 'used' })
})

test('an address seen for the first time becomes a person', async () => {
  const token = await givenLink(held.world, 'new.person@example.org')

  const { person, isNew } = made(await redeemSignInLink(held.world, token))

  expect(isNew).toBe(true)
  expect(person).toMatchObject({ email: 'new.person@example.org', name: 'New Person', roles: [] })
})

test('of ten clicks at once one lets in', async () => {
  const token = await givenLink(held.world, 'ada@example.org')

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => redeemSignInLink(held.world, token)))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('a link is over after twenty minutes to the second', async () => {
  const token = await givenLink(held.world, 'ada@example.org')
  held.world.clock.advance(20 * 60_000)

  expect(await readSignInLink(held.world, token)).toMatchObject({ state: 'over' })
  expect(await redeemSignInLink(held.world, token)).toMatchObject({ refused: 'link-not-good' })
})

test('a disabled person does not come in by link', async () => {
  const { ada, rosa } = await cast(held.world)
  const token = await givenLink(held.world, ada.email)
  await disablePerson(held.world, actorOf(rosa), ada.id)

  expect(await redeemSignInLink(held.world, token)).toMatchObject({ refused: 'disabled' })
})
