import { beforeEach, expect, test } from 'vitest'
import { readPasskeys } from '#app/domain/people/passkeys/read-passkeys.server.ts'
import { action as passStep, loader as stepPage } from '#app/routes/_public.sign-in.second-step/route.tsx'
import { action as add } from '#app/routes/account.passkeys._index/route.tsx'
import { action as remove } from '#app/routes/account.passkeys.$passkeyId.remove/route.ts'
import { action as ask } from '#app/routes/account.passkeys.ask/route.ts'
import { action as prepare } from '#app/routes/account.passkeys.prepare/route.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenSession } from '#test/support/given/passkeys.ts'
import { givenAuthenticator } from '#test/support/given/people.ts'
import { cookieOf, get, post } from '#test/support/http.ts'
import { softAuthenticator } from '#test/support/soft-authenticator.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))
type Question = { challenge: string }

test('staff without a second step add a passkey first, and come in with it', async () => {
  const { world } = held
  const { ravi } = await cast(world)
  replaceWorld({ ...world, lab: { ...world.lab, isDemo: false } })
  const device = softAuthenticator()
  const headers = { cookie: await cookieOf(world, ravi) }

  const toMake = (await post(world, prepare, {}, { headers })).body as Question
  const added = await post(world, add, { name: 'Blue key', answer: device.make(toMake) }, { headers })
  const later = { cookie: await cookieOf(world, ravi) }
  const toProve = (await post(world, ask, {}, { headers: later })).body as Question
  const passed = await post(world, passStep, { answer: device.prove(toProve), to: '/admin' }, { headers: later })

  expect(added).toMatchObject({ status: 303, location: '/account/recovery-codes' })
  expect(passed).toMatchObject({ status: 303, location: '/admin' })
  expect(passed.headers.get('set-cookie')).toContain('atom_session=')
})

test('the page of the second step offers what the person has', async () => {
  const { june, ravi } = await cast(held.world)
  await givenPasskey(held.world, june)
  await givenAuthenticator(held.world, ravi)

  const ofJune = await get(held.world, stepPage, { as: june })
  const ofRavi = await get(held.world, stepPage, { as: ravi })

  expect(ofJune.body).toMatchObject({ ways: { hasAuthenticator: false, hasPasskey: true } })
  expect(ofRavi.body).toMatchObject({ ways: { hasAuthenticator: true, hasPasskey: false } })
})

test('before the second step no passkey is made, added or removed', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const [passkey] = await readPasskeys(held.world, june)
  const params = { passkeyId: passkey?.id ?? '' }
  const answer = device.make({ challenge: 'bWFkZSB1cA' })

  const answers = [
    await post(held.world, prepare, {}, { as: june }),
    await post(held.world, add, { name: 'Theirs', answer }, { as: june }),
    await post(held.world, remove, {}, { as: june, params }),
  ]

  for (const { location } of answers) expect(location).toMatch(/^\/sign-in\/second-step\?to=/)
  expect(await readPasskeys(held.world, june)).toHaveLength(1)
})

test('removing one of two leaves the person signed in, removing the last signs her out', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  await givenPasskey(held.world, june)
  const { cookie } = await givenSession(held.world, june, true)
  const [one, other] = await readPasskeys(held.world, june)
  const removeOne = (id = '') => post(held.world, remove, {}, { headers: { cookie }, params: { passkeyId: id } })

  expect(await removeOne(one?.id)).toMatchObject({ status: 303, location: '/account/passkeys' })
  expect(await removeOne(other?.id)).toMatchObject({ status: 303, location: '/sign-in' })
  expect(await removeOne(other?.id)).toMatchObject({ location: expect.stringMatching(/^\/sign-in/) })
})

test('questions to passkeys are counted', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  const { cookie } = await givenSession(held.world, june)
  const asked = () => post(held.world, ask, {}, { headers: { cookie } })
  for (let time = 0; time < 30; time += 1) await asked()

  expect((await asked()).status).toBe(429)
})
