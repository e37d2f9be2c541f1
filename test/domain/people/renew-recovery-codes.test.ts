import { expect, test } from 'vitest'
import { passSecondStep } from '#app/domain/people/pass-second-step.server.ts'
import { renewRecoveryCodes } from '#app/domain/people/renew-recovery-codes.server.ts'
import { recoveryCodes } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { givenAuthenticator, made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('ten new codes replace the old ones, and none is kept in the clear', async () => {
  const { june } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  const old = made(await renewRecoveryCodes(held.world, june)).recoveryCodes

  const fresh = made(await renewRecoveryCodes(held.world, june)).recoveryCodes

  expect(new Set(fresh).size).toBe(10)
  expect(await passSecondStep(held.world, june, old[0] ?? '')).toMatchObject({ refused: 'wrong-code' })
  const kept = JSON.stringify(await held.world.db.select().from(recoveryCodes))
  expect(fresh.some((code) => kept.includes(code) || kept.includes(code.replaceAll('-', '')))).toBe(false)
})

test('without an authenticator there are no codes', async () => {
  const { ada } = await cast(held.world)

  expect(await renewRecoveryCodes(held.world, ada)).toMatchObject({ refused: 'no-second-step' })
})
