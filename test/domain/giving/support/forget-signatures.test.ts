import { expect, test } from 'vitest'
import { forgetSignatures } from '#app/domain/giving/support/forget-signatures.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { signatures } from '#db/schema/support.ts'
import { givenSignature, signatureAsk } from '#test/support/given/support.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('what nobody confirms within a fortnight is forgotten', async () => {
  const { world } = held
  await signSupport(world, signatureAsk({ email: 'typed@example.org' }))
  await givenSignature(world)
  world.clock.advance(13 * 86_400_000)
  expect(await forgetSignatures(world)).toEqual({ signatures: 0 })

  world.clock.advance(2 * 86_400_000)

  expect(await forgetSignatures(world)).toEqual({ signatures: 1 })
  expect(await world.db.select().from(signatures)).toMatchObject([{ email: 'grace@example.org' }])
})
