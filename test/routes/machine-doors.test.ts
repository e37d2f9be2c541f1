import { beforeEach, describe, expect, test } from 'vitest'
import { operations } from '#app/api/operations.ts'
import { changeRoles } from '#app/domain/people/change-roles.server.ts'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { type Person, portal } from '#app/domain/people/person.ts'
import { revokeToken } from '#app/domain/people/revoke-token.server.ts'
import type { Scope } from '#app/domain/people/scope.ts'
import { policyTable } from '#app/policy-table.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenCampaign, givenFund } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/people.ts'
import { cookieOf, type Door, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

type RouteModule = { loader?: Door; action?: Door }
const modules = import.meta.glob<RouteModule>('/app/routes/*/route.{ts,tsx}')
const params = new Proxy({} as Record<string, string>, { get: () => 'nothing' })

async function doorsOf(route: string): Promise<RouteModule> {
  return (await (modules[`/app/routes/${route}/route.ts`] ?? modules[`/app/routes/${route}/route.tsx`])?.()) ?? {}
}

/** Reads and writes, whatever the door has, with this Authorization header. */
async function knock(route: string, headers: Record<string, string>) {
  const { loader, action } = await doorsOf(route)
  const asked = { params, path: '/api/v1/somewhere', headers }
  return [
    ...(loader ? [await get(held.world, loader, asked)] : []),
    ...(action ? [await post(held.world, action, {}, asked)] : []),
  ]
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const issue = async (person: Person, scope: Scope, days = 1) =>
  made(await issueToken(held.world, portal('test'), { email: person.email, name: 'test', scopes: [scope], days }))

test('every machine door takes a token, is open to anyone, or takes a signature', () => {
  const known = [...operations.map(({ route }) => route), 'api.v1.openapi[.]json', 'webhooks.stripe']
  const machines = policyTable.filter(({ who }) => who.includes('machine')).map(({ route }) => route)

  expect(machines.sort()).toEqual(known.sort())
})

const scoped = operations.flatMap(({ route, scope }) => (scope ? [{ route, scope }] : []))

describe.each(scoped)('$route', ({ route, scope }) => {
  const holder = scope === 'usage:write' ? 'ravi' : 'rosa'
  const other: Scope = scope === 'allocations:read' ? 'capacity:read' : 'allocations:read'

  test('turns away whoever has no good token', async () => {
    const people = await cast(held.world)
    const person = people[holder]
    const revoked = await issue(person, scope)
    made(await revokeToken(held.world, person, revoked.id))
    const cookie = await cookieOf(held.world, person)
    const good = (await issue(person, scope)).secret
    const wrong = [
      {},
      { cookie },
      { authorization: '' },
      { authorization: good },
      { authorization: `Basic ${good}` },
      bearer('nobody'),
      bearer(`${good}x`),
      bearer(good.toUpperCase()),
      bearer(revoked.secret),
      bearer('x'.repeat(5_000)),
    ]

    for (const headers of wrong) {
      for (const answer of await knock(route, headers)) {
        expect(answer, JSON.stringify(headers).slice(0, 60)).toMatchObject({
          status: 401,
          body: { status: 401, title: 'Not signed in' },
        })
        expect(answer.headers.get('content-type')).toContain('application/problem+json')
        expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      }
    }
  })

  test('turns away a good token with another scope', async () => {
    const people = await cast(held.world)
    const { secret } = await issue(people[holder], other)

    for (const answer of await knock(route, bearer(secret))) {
      expect(answer).toMatchObject({ status: 403, body: { status: 403, detail: expect.stringContaining(scope) } })
    }
  })

  test('turns away a token past its last day, and one of somebody disabled', async () => {
    const people = await cast(held.world)
    const { secret } = await issue(people[holder], scope)
    const lasting = await issue(people[holder], scope, 30)
    held.world.clock.advance(86_400_000)
    const late = await knock(route, bearer(secret))
    const inTime = await knock(route, bearer(lasting.secret))
    made(await changeRoles(held.world, portal('test'), { personId: people.lin.id, roles: ['administrator'] }))
    made(await disablePerson(held.world, portal('test'), people[holder].id))
    const shut = await knock(route, bearer(lasting.secret))

    expect(late.map(({ status }) => status).every((status) => status === 401)).toBe(true)
    expect(inTime.map(({ status }) => status)).not.toContain(401)
    expect(shut.map(({ status }) => status).every((status) => status === 401)).toBe(true)
  })

  test('turns away a token whose person may no longer do this by hand', async () => {
    const people = await cast(held.world)
    const { secret } = await issue(people[holder], scope)
    made(await changeRoles(held.world, portal('test'), { personId: people.lin.id, roles: ['administrator'] }))
    made(await changeRoles(held.world, portal('test'), { personId: people[holder].id, roles: ['reviewer'] }))

    const statuses = (await knock(route, bearer(secret))).map(({ status }) => status)

    if (scope === 'allocations:read') expect(statuses).not.toContain(403)
    else expect(statuses.every((status) => status === 403)).toBe(true)
  })
})

const open = operations.filter(({ scope }) => !scope).map(({ route }) => route)

test.each([...open, 'api.v1.openapi[.]json'])('%s answers anyone the same, and names no account', async (route) => {
  const people = await cast(held.world)
  const cookie = await cookieOf(held.world, people.rosa)
  await givenCampaign(held.world, { fundId: await givenFund(held.world), slug: 'nothing' })

  const [stranger] = await knock(route, {})
  const [known] = await knock(route, { cookie })

  expect(stranger?.status).toBe(200)
  expect(known?.body).toEqual(stranger?.body)
  expect(JSON.stringify(stranger?.body)).not.toContain('@demo.test')
})
