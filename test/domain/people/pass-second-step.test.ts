import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { passSecondStep } from '#app/domain/people/pass-second-step.server.ts'
import { renewRecoveryCodes } from '#app/domain/people/renew-recovery-codes.server.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'
import { people } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { givenAuthenticator, made } from '#test/support/given/people.ts'
import { testSecret, useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a code is accepted once, also when it is sent ten times at once', async () => {
  const { june } = await cast(held.world)
  const secret = await givenAuthenticator(held.world, june)
  const code = codeAt(secret, held.world.clock.now())

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => passSecondStep(held.world, june, code)))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('a code of another time, of another person or of no kind is refused', async () => {
  const { june, ravi } = await cast(held.world)
  const secret = await givenAuthenticator(held.world, june)
  const ravis = await givenAuthenticator(held.world, ravi)
  const now = held.world.clock.now()
  const early = codeAt(secret, new Date(now.getTime() - 300_000))

  for (const code of [early, codeAt(ravis, now), '', '12345', 'ABCD-EFGH-JKMN', "' or 1=1"]) {
    expect(await passSecondStep(held.world, june, code)).toMatchObject({ refused: 'wrong-code' })
  }
})

test('a recovery code lets in once and only its own person', async () => {
  const { june, ravi } = await cast(held.world)
  await givenAuthenticator(held.world, june)
  await givenAuthenticator(held.world, ravi)
  const [code = ''] = made(await renewRecoveryCodes(held.world, june)).recoveryCodes

  expect(await passSecondStep(held.world, ravi, code)).toMatchObject({ refused: 'wrong-code' })
  expect(made(await passSecondStep(held.world, june, code.toLowerCase())).by).toBe('recovery-code')
  expect(await passSecondStep(held.world, june, code)).toMatchObject({ refused: 'wrong-code' })
})

test('the secret lies sealed in the database, and is sealed anew once its key is being replaced', async () => {
  const { world } = held
  const { june } = await cast(world)
  const secret = await givenAuthenticator(world, june)
  const sealed = async () => (await world.db.select().from(people).where(eq(people.id, june.id)))[0]?.totpSecret ?? ''
  const before = await sealed()
  const later = { ...world, secrets: secretsBy(['another secret of the tests, as long', testSecret]) }

  made(await passSecondStep(later, june, codeAt(secret, world.clock.now())))

  expect(before).not.toContain(secret)
  expect(later.secrets.open(before, june.id)).toEqual({ text: secret, isCurrent: false })
  expect(later.secrets.open(await sealed(), june.id)).toEqual({ text: secret, isCurrent: true })
})
