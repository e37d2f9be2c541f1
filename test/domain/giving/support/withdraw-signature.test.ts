import { expect, test } from 'vitest'
import { erasePerson } from '#app/domain/giving/own/erase-person.server.ts'
import { decideSignature } from '#app/domain/giving/support/decide-signature.server.ts'
import { readSignatures } from '#app/domain/giving/support/read-signatures.server.ts'
import { withdrawSignature } from '#app/domain/giving/support/withdraw-signature.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { signatures } from '#db/schema/support.ts'
import { cast } from '#test/support/cast.ts'
import { givenSignature, signatureKey } from '#test/support/given/support.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a signature taken back is gone, name and address, and only its own key takes it', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const signatureId = await givenSignature(world)
  await decideSignature(world, fay, { signatureId, decision: 'show' })
  const refused = { ok: false, refused: 'no-such-signature' }

  expect(await withdrawSignature(world, { signatureId, key: 'guessed' })).toEqual(refused)
  expect((await readSignatures(world.db, null)).count).toBe(1)
  const own = { signatureId, key: signatureKey(world, signatureId) }
  expect((await withdrawSignature(world, own)).ok).toBe(true)

  expect(await withdrawSignature(world, own)).toEqual(refused)
  expect(await world.db.select().from(signatures)).toEqual([])
})

test('a person finds her signature among what is kept about her, and it goes when she has herself erased', async () => {
  const { world } = held
  const { ada } = await cast(world)
  await givenSignature(world, { email: ada.email })

  expect((await readOwnRecords(world.db, ada)).signatures).toMatchObject([{ name: 'Grace Hopper' }])
  expect((await erasePerson(world, ada, { typedEmail: ada.email })).ok).toBe(true)

  expect(await world.db.select().from(signatures)).toEqual([])
})
