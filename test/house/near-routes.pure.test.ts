import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { nearRoutes } from '#app/platform/http/near-routes.server.ts'
import { addressOf, manifest, places } from '#test/support/routes.ts'

const routes = { root: { id: 'root', path: '' }, ...manifest }
const whole = { routes, assets: { routes } } as unknown as ServerBuild
const near = nearRoutes(whole, (part) => part)

type Branch = { id: string; path?: string; index?: boolean; children?: Branch[] }

function treeOf({ routes }: ServerBuild, parentId?: string): Branch[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, index } = route
    const branch = { id, ...(path && { path }) }
    return [index ? { ...branch, index } : { ...branch, children: treeOf({ routes } as ServerBuild, id) }]
  })
}

/** The routes from the root to what answers at an address, as the router finds them. */
function foundIn(build: ServerBuild, path: string): string[] {
  return (matchRoutes(treeOf(build) as never, path) ?? []).map(({ route }) => route.id ?? '')
}

const addresses = places.flatMap(({ pattern }) => [addressOf(pattern), addressOf(pattern, () => 'new')])
const wayward = ['/', '/ADMIN/Gifts', '/admin/gifts/', '//admin//gifts', '/%61dmin/gifts', '/nowhere', '/admin/nowhere']
const hopeless = ['/admin/gifts/a/b/c/d', '/give/a/b', '/constructor/__proto__']

test.each([...addresses, ...wayward, ...hopeless])('%s leads where it leads with every route', (path) => {
  const found = foundIn(near(path), path)

  expect(found).toEqual(foundIn(whole, path))
  expect(found.length).toBeGreaterThan(1)
})

test('what the framework asks for is near what it is the contents of', () => {
  expect(near('/admin/gifts.data')).toBe(near('/admin/gifts'))
  expect(near('/_root.data')).toBe(near('/'))
})

test('few routes are near an address, and few places are kept however many addresses are asked for', () => {
  expect(Object.keys(near('/admin/gifts').routes).length).toBeLessThan(Object.keys(manifest).length / 4)
  const kept = new Set(Array.from({ length: 500 }, (_, index) => near(`/somewhere-${index}/else-${index}`)))
  expect(kept.size).toBe(1)
})
