import { expect, test } from 'vitest'
import { readPasskeys } from '#app/domain/people/passkeys/read-passkeys.server.ts'
import { removePasskey } from '#app/domain/people/passkeys/remove-passkey.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { renewRecoveryCodes } from '#app/domain/people/renew-recovery-codes.server.ts'
import { setPassword } from '#app/domain/people/set-password.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenSession } from '#test/support/given/passkeys.ts'
import { givenAuthenticator, lettersTo, made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function firstOf(person: Person) {
  const [passkey] = await readPasskeys(held.world, person)
  if (!passkey) throw new Error('a passkey was added')
  return passkey.id
}

test('with the last second step go the short password, the recovery codes and the sessions', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  made(await renewRecoveryCodes(held.world, june))
  made(await setPassword(held.world, june, { password: 'kettleno', keepSessionId: '' }))
  await givenSession(held.world, june)

  const outcome = await removePasskey(held.world, june, await firstOf(june))

  expect(outcome).toMatchObject({ ok: true, value: { wasLastStep: true } })
  expect(await readPerson(held.world, june, june.id)).toMatchObject({
    hasSecondStep: false,
    hasPassword: false,
    recoveryCodesLeft: 0,
  })
  expect(await readSessions(held.world, june)).toEqual([])
  expect(await lettersTo(held.world, june, 'account-changed')).toHaveLength(4)
})

test('beside an authenticator everything else stays', async () => {
  const { june } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  await givenPasskey(held.world, june)
  made(await renewRecoveryCodes(held.world, june))
  await givenSession(held.world, june)

  const outcome = await removePasskey(held.world, june, await firstOf(june))

  expect(outcome).toMatchObject({ ok: true, value: { wasLastStep: false } })
  expect(await readPerson(held.world, june, june.id)).toMatchObject({ hasSecondStep: true, recoveryCodesLeft: 10 })
  expect(await readSessions(held.world, june)).not.toEqual([])
})

test('another’s passkey is not found, and one is removed once', async () => {
  const { june, ravi } = await cast(held.world)
  await givenPasskey(held.world, june)
  const id = await firstOf(june)

  expect(await removePasskey(held.world, ravi, id)).toMatchObject({ refused: 'no-such-passkey' })
  const twice = await Promise.all([removePasskey(held.world, june, id), removePasskey(held.world, june, id)])
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
})

test('two last passkeys that are removed at once leave no recovery codes behind', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  await givenPasskey(held.world, june)
  made(await renewRecoveryCodes(held.world, june))
  const both = await readPasskeys(held.world, june)

  const outcomes = await Promise.all(both.map(({ id }) => removePasskey(held.world, june, id)))

  expect(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.wasLastStep] : [])).sort()).toEqual([false, true])
})
