import { expect, test } from 'vitest'
import { decideSignature } from '#app/domain/giving/support/decide-signature.server.ts'
import { readSignatures, readSignaturesToDecide } from '#app/domain/giving/support/read-signatures.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { givenSignature, signatureAsk } from '#test/support/given/support.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a name shows when staff say so, the notable ones first, and never its address', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const early = await givenSignature(world, { name: 'Early Bird', email: 'early@example.org' })
  world.clock.advance(1000)
  const known = await givenSignature(world, { name: 'Known Name', email: 'known@example.org' })
  const rude = await givenSignature(world, { name: 'Rude Word', email: 'rude@example.org' })

  await decideSignature(world, fay, { signatureId: early, decision: 'show' })
  await decideSignature(world, fay, { signatureId: known, decision: 'show-first' })
  await decideSignature(world, fay, { signatureId: rude, decision: 'decline' })

  const page = await readSignatures(world.db, null)
  expect(page).toMatchObject({ notable: [{ name: 'Known Name' }], others: [{ name: 'Early Bird' }], count: 2 })
  expect(JSON.stringify(page)).not.toContain('@')
  await decideSignature(world, fay, { signatureId: known, decision: 'decline' })
  expect((await readSignatures(world.db, null)).notable).toEqual([])
})

test('only those who look after what is shown decide, and only about what was confirmed', async () => {
  const { world } = held
  const { june, otto, mina } = await cast(world)
  const waiting = await givenSignature(world)
  const unconfirmed = made(await signSupport(world, signatureAsk({ email: 'lin@example.org' }))).signatureId
  const show = (signatureId: typeof waiting) => ({ signatureId, decision: 'show' as const })

  expect(await decideSignature(world, june, show(waiting))).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await decideSignature(world, otto, show(waiting))).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await decideSignature(world, mina, show(unconfirmed))).toEqual({ ok: false, refused: 'no-such-signature' })
  expect(await readSignaturesToDecide(world.db, june, 'waiting')).toBeNull()
  expect((await readSignatures(world.db, null)).count).toBe(0)
})

test('what waits is one line of the inbox, for those who may look at it', async () => {
  const { world } = held
  const { fay, ravi } = await cast(world)
  await givenSignature(world)
  await givenSignature(world, { email: 'lin@example.org' })

  const line = { act: 'moderate-support', title: '2 names in support' }
  expect(await readInbox(world, fay, world.clock.now())).toMatchObject([line])
  expect(await readInbox(world, ravi, world.clock.now())).toEqual([])
})
