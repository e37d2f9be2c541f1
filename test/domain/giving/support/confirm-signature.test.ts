import { expect, test } from 'vitest'
import { confirmSignature } from '#app/domain/giving/support/confirm-signature.server.ts'
import { decideSignature } from '#app/domain/giving/support/decide-signature.server.ts'
import { readOwnSignature, readSignatures } from '#app/domain/giving/support/read-signatures.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { signatures } from '#db/schema/support.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { givenSignature, signatureAsk, signatureKey } from '#test/support/given/support.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('only the key of its own letter confirms a signature, once or twice alike', async () => {
  const { world } = held
  const one = made(await signSupport(world, signatureAsk())).signatureId
  const other = made(await signSupport(world, signatureAsk({ email: 'lin@example.org' }))).signatureId
  const strangers = [null, '', 'guessed', signatureKey(world, other)]

  for (const key of strangers) {
    expect(await confirmSignature(world, { signatureId: one, key })).toEqual({
      ok: false,
      refused: 'no-such-signature',
    })
    expect(await readOwnSignature(world, one, key)).toBeNull()
  }
  const own = { signatureId: one, key: signatureKey(world, one) }
  expect((await confirmSignature(world, own)).ok).toBe(true)
  expect((await confirmSignature(world, own)).ok).toBe(true)
  expect(await readOwnSignature(world, one, own.key)).toMatchObject({ state: 'waiting', name: 'Grace Hopper' })
})

test('an address signs once: what it confirms anew takes the place of what it said before, and is looked at anew', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const first = await givenSignature(world, { words: 'Frist!' })
  await decideSignature(world, fay, { signatureId: first, decision: 'show' })

  const second = made(
    await signSupport(world, signatureAsk({ email: 'Grace@Example.org', words: 'First.' })),
  ).signatureId
  expect((await readSignatures(world.db, null)).others).toMatchObject([{ words: 'Frist!' }])
  await confirmSignature(world, { signatureId: second, key: signatureKey(world, second) })

  expect((await readSignatures(world.db, null)).count).toBe(0)
  expect(await world.db.select().from(signatures)).toMatchObject([{ id: second, state: 'waiting', words: 'First.' }])
})

test('two signatures of one address confirmed at the same time leave one', async () => {
  const { world } = held
  const ids = [made(await signSupport(world, signatureAsk())).signatureId]
  ids.push(made(await signSupport(world, signatureAsk())).signatureId)

  await Promise.all(
    ids.map((signatureId) => confirmSignature(world, { signatureId, key: signatureKey(world, signatureId) })),
  )

  expect(await world.db.select().from(signatures)).toHaveLength(1)
})
