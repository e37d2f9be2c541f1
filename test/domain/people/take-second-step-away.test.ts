import { expect, test } from 'vitest'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { takeSecondStepAway } from '#app/domain/people/take-second-step-away.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey } from '#test/support/given/passkeys.ts'
import { givenAuthenticator, lettersTo } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an administrator takes a lost one away, of either kind, nobody else does', async () => {
  const { june, ravi, rosa } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  await givenPasskey(held.world, june)
  const take = (by: typeof june) => takeSecondStepAway(held.world, actorOf(by), june.id)

  expect(await take(ravi)).toMatchObject({ refused: 'not-allowed' })
  expect(await take(rosa)).toMatchObject({ ok: true })
  expect(await take(rosa)).toMatchObject({ refused: 'no-second-step' })

  expect(await readPerson(held.world, june, june.id)).toMatchObject({ hasSecondStep: false, passkeys: 0 })
  const letters = await lettersTo(held.world, june, 'account-changed')
  expect(letters.map(({ enclosed }) => enclosed?.what)).toContain('second-step-taken-away')
})

test('nobody takes her own away so, and the portal’s operator takes a passkey of the last administrator', async () => {
  const { rosa } = await cast(held.world)
  await givenPasskey(held.world, rosa)

  expect(await takeSecondStepAway(held.world, actorOf(rosa), rosa.id)).toMatchObject({ refused: 'own' })
  expect(await takeSecondStepAway(held.world, portal('test'), rosa.id)).toMatchObject({ ok: true })
})
