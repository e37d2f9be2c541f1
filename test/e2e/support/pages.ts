import { readFileSync } from 'node:fs'
import { matchRoutes } from '@remix-run/react'
import { policyTable, type Who } from '#app/policy-table.ts'
import { places } from '#test/support/routes.ts'

/** A page a person can look at: its route, the pattern of its address, who may open it, and whether it comes without the framework's script. */
export type PageOfPortal = { route: string; pattern: string; who: readonly Who[]; isPlain: boolean }

/** Every page of the portal, by the same list as Remix's own: a page that is added is looked at, or the tests fail. */
export const pages: readonly PageOfPortal[] = places.flatMap(({ route, pattern }) => {
  const text = sourceOf(route)
  const who = policyTable.find((row) => row.route === route)?.who ?? []
  return /export default /.test(text) ? [{ route, pattern, who, isPlain: /hydrate: false/.test(text) }] : []
})

const tree = places.map(({ route, pattern }) => ({ id: route, path: pattern }))

/** The page at this path, null where a door shows none, and the ids the path is made of. */
export function pageAt(path: string): { page: PageOfPortal | null; ids: Record<string, string | undefined> } {
  const [match] = matchRoutes(tree, path) ?? []
  return { page: pages.find(({ route }) => route === match?.route.id) ?? null, ids: match?.params ?? {} }
}

/** The kind of door at this path, a page or not. */
export function routeAt(path: string): string | undefined {
  return matchRoutes(tree, path)?.[0]?.route.id
}

function sourceOf(route: string): string {
  const read = (ending: string) => readFileSync(`app/routes/${route}/route.${ending}`, 'utf8')
  try {
    return read('tsx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return read('ts')
  }
}
