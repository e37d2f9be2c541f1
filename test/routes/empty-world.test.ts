import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { isRole, policyTable } from '#app/policy-table.ts'
import { type Serving, serve } from '#app/server.ts'
import { replaceWorld } from '#app/world.server.ts'
import { builtPortal } from '#test/support/build.ts'
import { cast } from '#test/support/cast.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

// why: the built portal logs every request, and nobody reads it here.
vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))
vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 })
const held = useWorld()
const actors = ['grace', 'kofi', 'june', 'ravi', 'mina', 'fay', 'otto', 'rosa'] as const

let build: ServerBuild
let serving: Serving
beforeAll(async () => {
  build = await builtPortal()
  serving = await serve({ build, port: 0 })
})
beforeEach(() => replaceWorld(held.world))
afterAll(() => serving.stop())

test('a new database has every public page, and none of them makes anything up', async () => {
  const pages = pagesFor(null)
  expect(pages.length).toBeGreaterThan(10)
  for (const page of pages) await open(page, null)
})

test.each(actors)('%s finds every page of a new database', async (name) => {
  const person = (await cast(held.world))[name]
  const cookie = await cookieOf(held.world, person)

  const pages = pagesFor(person)
  expect(pages.length).toBeGreaterThan(15)
  for (const page of pages) await open(page, cookie)
})

test.each(actors)('%s is told that there is nothing behind an address nothing has', async (name) => {
  const person = (await cast(held.world))[name]
  const cookie = await cookieOf(held.world, person)

  for (const path of Object.values(build.routes).map((route) => pathOf(route?.id ?? ''))) {
    if (!path.includes(':')) continue
    const answer = await ask(path.replaceAll(/:\w+\??/g, 'nothing'), cookie)
    expect([200, 302, 303, 401, 404, 405, 410], path).toContain(answer.status)
  }
})

/** What stands for every address that is none, and codes that are there only with an authenticator. */
const withoutPage = ['$', 'account.recovery-codes']

type Page = { path: string; route: string }

/** The pages without an id that this person may open: those that draw something. */
function pagesFor(person: Person | null): Page[] {
  return policyTable
    .filter(({ who }) =>
      who.some((one) => one === 'anyone' || (person && (one === 'signed-in' || (isRole(one) && hasRole(person, one))))),
    )
    .map(({ route }) => ({ route, path: pathOf(`routes/${route}`) }))
    .filter(({ route }) => build.routes[`routes/${route}`]?.module.default && !withoutPage.includes(route))
    .map((page) => ({ ...page, path: page.path.replaceAll(/\/:\w+\?/g, '') }))
    .filter(({ path }) => !path.includes(':'))
}

function pathOf(id: string): string {
  const route = build.routes[id]
  if (!route) return ''
  const above = route.parentId ? pathOf(route.parentId) : ''
  return route.path ? `${above}/${route.path}` : above
}

async function ask(path: string, cookie: string | null) {
  const answer = await fetch(`http://127.0.0.1:${serving.port}${path || '/'}`, {
    redirect: 'manual',
    ...(cookie ? { headers: { cookie } } : {}),
  })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

async function open({ path, route }: Page, cookie: string | null): Promise<void> {
  const { status, type, text } = await ask(path, cookie)
  expect([200, 302, 303], `${route} at ${path || '/'}`).toContain(status)
  if (status !== 200) return
  expect(type, route).toContain('text/html')
  expect(text.match(/<h1[ >]/g) ?? [], `${route} has one heading`).toHaveLength(1)
  const shown = text.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, ' ')
  expect(shown.match(/\bNaN\b|\bundefined\b|\bnull\b|Invalid Date|\[object|Infinity/), route).toBeNull()
}
