import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf, hasRole, type Person } from '#app/domain/people/person.ts'
import { isRole, type PolicyRow, policyTable, type Who } from '#app/policy-table.ts'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { cookieOf, type Door, get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

type RouteModule = { loader?: Door; action?: Door }
const modules = import.meta.glob<RouteModule>('/app/routes/*/route.{ts,tsx}')
const moduleOf = (route: string) => modules[`/app/routes/${route}/route.tsx`] ?? modules[`/app/routes/${route}/route.ts`]
const actors = ['nobody', 'ada', 'grace', 'kofi', 'june', 'ravi', 'mina', 'fay', 'otto', 'rosa'] as const

/** Well-formed and belonging to nothing, so that only the guard decides what happens first. */
const params = new Proxy({} as Record<string, string>, { get: () => 'nothing' })

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
      const asked = { as: person, params: paramsFor(), path: '/somewhere' }
      if (door.loader) {
        const status = await statusOf(() => get(held.world, door.loader as Door, asked))
        expect(verdict(status), `${name} reads ${route}`).toBe(expected(person, row.who, status))
      }
      if (door.action) {
        const who = (row.writes ?? row.who).filter((one) => one !== 'auditor')
        const status = await statusOf(() => post(held.world, door.action as Door, {}, asked))
        expect(verdict(status), `${name} writes ${route}`).toBe(expected(person, who, status))
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
    const status = await statusOf(() =>
      get(held.world, door.loader as Door, { params: paramsFor(), headers: { cookie }, path: '/somewhere' }),
    )
    expect(verdict(status), row.route).toBe('sign in')
  }
})

function isOpen(who: readonly Who[]): boolean {
  return who.some((one) => one === 'anyone' || one === 'machine' || one === 'demo')
}

function paramsFor(): Record<string, string> {
  return params
}

/** What the guard makes of somebody: sent to sign in, told there is nothing, or let through to whatever comes then. */
function expected(person: Person | null, who: readonly Who[], status: Status): Verdict {
  if (!person) return 'sign in'
  const mayPass = who.includes('signed-in') || hasRole(person, ...who.filter(isRole))
  // A door that lets a person through may still find nothing by the id that was asked for.
  return mayPass ? verdict(status) === 'sign in' ? 'let through' : verdict(status) : 'nothing here'
}

type Status = { status: number; location: string | null }
type Verdict = 'sign in' | 'nothing here' | 'let through'

function verdict({ status, location }: Status): Verdict {
  if (status === 302 && location?.startsWith('/sign-in?to=')) return 'sign in'
  return status === 404 ? 'nothing here' : 'let through'
}

async function statusOf(knock: () => Promise<Status>): Promise<Status> {
  return knock()
}

export type { Cast, PolicyRow }
