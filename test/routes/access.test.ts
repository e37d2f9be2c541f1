import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf, hasRole, type Person } from '#app/domain/people/person.ts'
import { isRole, type PolicyRow, policyTable, type Who } from '#app/policy-table.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { type Answer, cookieOf, type Door, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

/** Every loader and every action as everybody, compared with the policy table. Machine doors: machine-doors.test.ts. */

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

type RouteModule = { loader?: Door; action?: Door }
const modules = import.meta.glob<RouteModule>('/app/routes/*/route.{ts,tsx}')
const moduleOf = (route: string) =>
  modules[`/app/routes/${route}/route.tsx`] ?? modules[`/app/routes/${route}/route.ts`]
const actors = ['nobody', 'ada', 'grace', 'kofi', 'june', 'ravi', 'mina', 'fay', 'otto', 'rosa'] as const

/** Well-formed and belonging to nothing, so that only the guard decides what happens first. */
const params = new Proxy({} as Record<string, string>, { get: () => 'nothing' })
const somewhere = { params, path: '/somewhere' }

const isFor = (who: Who) => (row: PolicyRow) => row.who.includes(who)
const isGuarded = ({ who }: PolicyRow) => !who.some((one) => one === 'anyone' || one === 'machine' || one === 'demo')
const named = (rows: readonly PolicyRow[]) => rows.map((row) => [row.route, row] as const)

test('every route has a module and a row, and every row is of one sort', () => {
  const rows = policyTable.map((row) => row.route)
  const sorts = policyTable.map((row) => ['anyone', 'machine', 'demo'].filter((who) => row.who.includes(who as Who)))

  expect(readdirSync('app/routes').filter((route) => !rows.includes(route) || !moduleOf(route))).toEqual([])
  expect(new Set(rows).size).toBe(rows.length)
  expect(policyTable.filter((row, index) => sorts[index]?.length === 1 && row.who.length > 1)).toEqual([])
})

describe('every guarded door as everybody', () => {
  test.each(named(policyTable.filter(isGuarded)))('%s', async (route, row) => {
    const people = await cast(held.world)
    const door = (await moduleOf(route)?.()) ?? {}

    for (const name of actors) {
      const person = name === 'nobody' ? null : people[name]
      const asked = { ...somewhere, as: person }
      if (door.loader) {
        const found = verdict(await get(held.world, door.loader, asked))
        expect(allowed(person, row.who, route), `${name} reads ${route}`).toContain(found)
      }
      if (door.action) {
        const who = (row.writes ?? row.who).filter((one) => one !== 'auditor')
        const found = verdict(await post(held.world, door.action, {}, asked))
        expect(allowed(person, who), `${name} writes ${route}`).toContain(found)
      }
    }
  })
})

describe('every open door as everybody', () => {
  beforeEach(() => replaceWorld({ ...held.world, lab: { ...held.world.lab, isDemo: false } }))

  test.each(named(policyTable.filter(isFor('anyone'))))('%s', async (route) => {
    const people = await cast(held.world)
    const door = (await moduleOf(route)?.()) ?? {}

    for (const name of actors) {
      const asked = { ...somewhere, as: name === 'nobody' ? null : people[name] }
      const answers = [
        ...(door.loader ? [await get(held.world, door.loader, asked)] : []),
        ...(door.action ? [await post(held.world, door.action, {}, asked)] : []),
      ]
      for (const answer of answers) {
        expect(verdict(answer), `${name} at ${route}`).not.toBe('sign in')
        expect(answer.status, `${name} at ${route}`).toBeLessThan(500)
        expect(strangersIn(answer, asked.as), `${name} at ${route}`).toEqual([])
      }
    }
  })
})

describe('a door of the demonstration is not there outside it', () => {
  beforeEach(() => replaceWorld({ ...held.world, lab: { ...held.world.lab, isDemo: false } }))

  test.each(named(policyTable.filter(isFor('demo'))))('%s', async (route) => {
    const people = await cast(held.world)
    const door = (await moduleOf(route)?.()) ?? {}

    for (const name of actors) {
      const asked = { ...somewhere, as: name === 'nobody' ? null : people[name] }
      const read = door.loader && (await get(held.world, door.loader, asked))
      const sent = door.action && (await post(held.world, door.action, { email: 'rosa@demo.test' }, asked))
      for (const answer of [read, sent]) {
        expect(answer?.status ?? 404, `${name} at ${route}`).toBe(404)
        expect(answer?.headers.get('set-cookie') ?? null).toBeNull()
      }
    }
  })
})

test('a disabled person is signed out of every door at once', async () => {
  const people = await cast(held.world)
  const cookie = await cookieOf(held.world, people.mina)
  await disablePerson(held.world, actorOf(people.rosa), people.mina.id)
  const asked = { ...somewhere, headers: { cookie } }

  for (const { route } of policyTable.filter(isGuarded)) {
    const door = (await moduleOf(route)?.()) ?? {}
    if (door.loader) expect(verdict(await get(held.world, door.loader, asked)), `reads ${route}`).toBe('sign in')
    if (door.action) expect(verdict(await post(held.world, door.action, {}, asked)), `writes ${route}`).toBe('sign in')
  }
})

type Verdict = 'sign in' | 'nothing here' | 'let through'

/** A door that lets somebody through may still find nothing by the id asked for; a page without an id may not. */
function allowed(person: Person | null, who: readonly Who[], route = '$'): Verdict[] {
  if (!person) return ['sign in']
  const mayPass = who.includes('signed-in') || hasRole(person, ...who.filter(isRole))
  if (!mayPass) return ['nothing here']
  return route.includes('$') || route === 'account.recovery-codes' ? ['let through', 'nothing here'] : ['let through']
}

function verdict({ status, location }: { status: number; location: string | null }): Verdict {
  if (status === 302 && location?.startsWith('/sign-in?to=')) return 'sign in'
  return status === 404 ? 'nothing here' : 'let through'
}

/** Mail addresses of the cast that an answer holds, other than the reader's own. */
function strangersIn(answer: Answer, reader: Person | null): string[] {
  const said = JSON.stringify(answer.body, (_key, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
  return [...said.matchAll(/\w+@demo\.test/g)].map(([address]) => address).filter((one) => one !== reader?.email)
}
