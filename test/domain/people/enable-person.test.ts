import { expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { enablePerson } from '#app/domain/people/enable-person.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { redeemSignInLink } from '#app/domain/people/redeem-sign-in-link.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenLink } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a person let in again signs in anew', async () => {
  const { ada, otto, rosa } = await cast(held.world)
  await disablePerson(held.world, actorOf(rosa), ada.id)

  expect(await enablePerson(held.world, actorOf(otto), ada.id)).toMatchObject({ refused: 'not-allowed' })
  expect(await enablePerson(held.world, actorOf(rosa), ada.id)).toMatchObject({ ok: true })
  expect(await enablePerson(held.world, actorOf(rosa), ada.id)).toMatchObject({ refused: 'not-disabled' })

  expect(await redeemSignInLink(held.world, await givenLink(held.world, ada.email))).toMatchObject({ ok: true })
})
