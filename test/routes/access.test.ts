import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf, hasRole, type Person } from '#app/domain/people/person.ts'
import { isRole, policyTable, type Who } from '#app/policy-table.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { cookieOf, type Door, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

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

test('every route has a module and a row', () => {
  const rows = policyTable.map((row) => row.route)

  expect(readdirSync('app/routes').filter((route) => !rows.includes(route) || !moduleOf(route))).toEqual([])
})

describe('every door as everybody', () => {
  const rows = policyTable.filter((row) => !isOpen(row.who))

  test.each(rows.map((row) => [row.route, row] as const))('%s', async (route, row) => {
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

test('a disabled person is signed out of every door at once', async () => {
  const people = await cast(held.world)
  const cookie = await cookieOf(held.world, people.mina)
  await disablePerson(held.world, actorOf(people.rosa), people.mina.id)

  for (const row of policyTable.filter((one) => !isOpen(one.who))) {
    const door = (await moduleOf(row.route)?.()) ?? {}
    if (!door.loader) continue
    expect(verdict(await get(held.world, door.loader, { ...somewhere, headers: { cookie } })), row.route).toBe(
      'sign in',
    )
  }
})

function isOpen(who: readonly Who[]): boolean {
  return who.some((one) => one === 'anyone' || one === 'machine' || one === 'demo')
}

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
