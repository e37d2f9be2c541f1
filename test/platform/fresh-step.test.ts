import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '#app/domain/people/authenticator.server.ts'
import { askPasskey } from '#app/domain/people/passkeys/ask-passkey.server.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { readTokens } from '#app/domain/people/read-tokens.server.ts'
import { freshActAt, freshActs } from '#app/fresh-acts.ts'
import { isRole, policyTable } from '#app/policy-table.ts'
import { action as confirm, loader as confirmPage } from '#app/routes/account.confirm/route.tsx'
import { action as refund, loader as refundPage } from '#app/routes/admin.gifts.$giftId_.refund/route.tsx'
import { action as makeToken } from '#app/routes/research.tokens/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { givenPasskey, givenSession } from '#test/support/given/passkeys.ts'
import { givenAuthenticator, made } from '#test/support/given/people.ts'
import { cookieOf, type Door, get, post } from '#test/support/http.ts'
import { addressOf, places } from '#test/support/routes.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

type RouteModule = { loader?: Door; action?: Door }
const modules = import.meta.glob<RouteModule>('/app/routes/*/route.{ts,tsx}')
const moduleFileOf = (route: string) =>
  [`/app/routes/${route}/route.tsx`, `/app/routes/${route}/route.ts`].find((file) => modules[file]) ?? ''
const quarterHour = 15 * 60_000
const params = new Proxy({} as Record<string, string>, { get: () => 'nothing' })

/** Somebody who may use the door. */
function whoMay(route: string, people: Record<string, Person>): Person {
  const row = policyTable.find((known) => known.route === route)
  const who = row?.writes ?? row?.who ?? []
  const found = who.includes('signed-in')
    ? people.june
    : Object.values(people).find((person) => hasRole(person, ...who.filter(isRole).filter((one) => one !== 'auditor')))
  if (!found) throw new Error(`nobody may ${route}`)
  return found
}

/** The door, asked with a session whose second step was proven so long ago. */
async function askedAfter(route: string, { age, person }: { age: number; person: Person }) {
  const door = (await modules[moduleFileOf(route)]?.())?.action
  if (!door) throw new Error(`${route} has no action`)
  const path = addressOf(freshActs.find((act) => act.route === route)?.pattern ?? '')
  const cookie = await cookieOf(held.world, person, true)
  held.world.clock.advance(age)
  return { path, answer: await post(held.world, door, {}, { params, path, headers: { cookie } }) }
}

describe('every act of the list', () => {
  test.each(freshActs.map(({ route }) => route))('%s', async (route) => {
    const person = whoMay(route, await cast(held.world))
    await givenAuthenticator(held.world, person)

    const stale = await askedAfter(route, { age: quarterHour, person })
    const fresh = await askedAfter(route, { age: quarterHour - 1, person })

    const toConfirm = `/account/confirm?to=${encodeURIComponent(stale.path)}`
    expect(stale.answer).toMatchObject({ status: 307, location: toConfirm })
    expect(fresh.answer.status).not.toBe(307)
  })

  test('is found by its address, and no other door asks', () => {
    const doors = places.filter(({ route }) =>
      readFileSync(`.${moduleFileOf(route)}`, 'utf8').includes('requireFreshStep('),
    )

    expect(freshActs.map(({ route, pattern }) => ({ route, pattern })).sort(byRoute)).toEqual(doors.sort(byRoute))
    for (const { route, pattern } of freshActs) expect(freshActAt(`${addressOf(pattern)}?x=1`)?.route).toBe(route)
  })

  test('passes for whoever has no second step: demo people, and researchers', async () => {
    const { mina, grace } = await cast(held.world)

    for (const [person, route] of [
      [mina, 'admin.gifts.$giftId_.refund'],
      [grace, 'research.tokens'],
    ] as const) {
      const { answer } = await askedAfter(route, { age: 0, person })
      expect(answer.status, route).not.toBe(307)
    }
  })
})

const byRoute = (one: { route: string }, other: { route: string }) => one.route.localeCompare(other.route)

/** A refund by an officer whose second step has grown old, sent once: where it led. */
async function staleRefund() {
  const { world } = held
  const given = await givenGivers(world)
  const { giftId } = await givenCheque(given)
  const secret = await givenAuthenticator(world, given.mina)
  const cookie = await cookieOf(world, given.mina, true)
  world.clock.advance(quarterHour)
  const door = { headers: { cookie }, params: { giftId }, path: `/admin/gifts/${giftId}/refund` }
  const { refunded } = (await get(world, refundPage, door)).body as { refunded: string }
  const form = { amount: '1', reason: 'Asked for', refunded }
  const sentOn = await post(world, refund, form, door)
  const asking = { headers: { cookie }, path: sentOn.location ?? '' }
  const refundedNow = async () => (await world.db.select({ refunded: gifts.refunded }).from(gifts))[0]?.refunded
  return { secret, door, form, sentOn, asking, refundedNow }
}

test('a refund with an old second step waits, and goes on as it was typed once a code is right', async () => {
  const { secret, door, form, sentOn, asking, refundedNow } = await staleRefund()
  const typed = Object.entries(form)

  const asked = await post(held.world, confirm, form, asking)
  const wrong = await post(held.world, confirm, { ...form, 'step-held': 'yes', 'step-code': '000000' }, asking)
  const empty = await post(held.world, confirm, { ...form, 'step-held': 'yes' }, asking)
  const long = { ...form, 'step-held': 'yes', 'step-code': '1'.repeat(41) }
  const overlong = await post(held.world, confirm, long, asking)
  expect(await refundedNow()).toBe(0n)
  const code = codeAt(secret, held.world.clock.now())
  const right = await post(held.world, confirm, { ...form, 'step-held': 'yes', 'step-code': code }, asking)
  const done = await post(held.world, refund, form, door)

  expect(sentOn.status).toBe(307)
  expect(asked).toMatchObject({ status: 403, body: { held: typed } })
  expect(wrong).toMatchObject({
    status: 400,
    body: { held: typed, form: { fieldErrors: { 'step-code': [expect.any(String)] } } },
  })
  expect(empty).toMatchObject({ status: 400, body: { held: typed } })
  expect(overlong).toMatchObject({ status: 400, body: { held: typed } })
  expect(right).toMatchObject({ status: 307, location: door.path })
  expect(done.status).toBe(303)
  expect(await refundedNow()).toBe(100n)
})

test('a link to the page that asks does no act: a right code leads to the act’s own page', async () => {
  const { secret, door, asking, refundedNow } = await staleRefund()
  const code = () => codeAt(secret, held.world.clock.now())

  const empty = await post(held.world, confirm, { 'step-held': 'no' }, asking)
  const right = await post(held.world, confirm, { 'step-held': 'no', 'step-code': code() }, asking)

  expect(empty).toMatchObject({ status: 400, body: { held: null } })
  expect(right).toMatchObject({ status: 303, location: door.path })
  expect(await refundedNow()).toBe(0n)
})

test('the page asks for the acts of the list only', async () => {
  const { mina } = await cast(held.world)
  await givenAuthenticator(held.world, mina)
  const headers = { cookie: await cookieOf(held.world, mina, true) }

  for (const to of ['', '/admin', '//evil.example', 'https://evil.example/research/tokens', '/sign-out']) {
    const path = `/account/confirm?to=${encodeURIComponent(to)}`
    expect(await get(held.world, confirmPage, { headers, path }), to).toMatchObject({ location: '/account' })
    const sent = { 'step-held': 'yes', 'step-code': '000000' }
    expect(await post(held.world, confirm, sent, { headers, path }), to).toMatchObject({ location: '/account' })
  }
})

test('a passkey proves the second step too, and serves for a quarter of an hour', async () => {
  const { world } = held
  const { june } = await cast(world)
  const device = await givenPasskey(world, june)
  const { cookie, sessionId } = await givenSession(world, june, true)
  world.clock.advance(quarterHour)
  const path = '/research/tokens'
  const form = { name: 'Nightly', scopes: ['profile:read', 'allocations:read'], days: '30' }
  const headers = { cookie }
  const sentOn = await post(world, makeToken, form, { headers, path })
  const question = made(await askPasskey(world, june, sessionId))

  const proof = { 'step-held': 'yes', 'step-answer': device.prove(question) }
  const right = await post(world, confirm, { ...form, ...proof }, { headers, path: sentOn.location ?? '' })
  const again = await post(world, confirm, { ...form, ...proof }, { headers, path: sentOn.location ?? '' })
  world.clock.advance(quarterHour - 1)
  const inTime = await post(world, makeToken, { ...form, scopes: ['allocations:read'] }, { headers, path })
  world.clock.advance(1)
  const late = await post(world, makeToken, form, { headers, path })

  expect(right).toMatchObject({ status: 307, location: path })
  expect(again).toMatchObject({ status: 400, body: { held: expect.arrayContaining([['scopes', 'allocations:read']]) } })
  expect(inTime.status).toBe(200)
  expect(late.status).toBe(307)
  expect(await readTokens(world, june)).toHaveLength(1)
})

test('six wrong proofs in a quarter of an hour are too many, of either kind', async () => {
  const { asking, form } = await staleRefund()
  const wrong = (sent: Record<string, string>) =>
    post(held.world, confirm, { ...form, 'step-held': 'yes', ...sent }, asking)

  for (let time = 0; time < 5; time += 1) {
    const answer = await wrong(time % 2 ? { 'step-code': '000000' } : { 'step-answer': '{}' })
    expect(answer.status).toBe(400)
  }

  expect(await wrong({ 'step-code': '000000' })).toMatchObject({ status: 429, body: { held: expect.any(Array) } })
})
