import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

type Branch = { id: string; path?: string; index?: boolean; children?: Branch[] }

/** Most addresses are asked for again and again, and looking one up walks every route there is. */
const mostRemembered = 2_000

/** Names the route of a path without its ids or query: "/admin/gifts/:giftId". What logs and metrics may say about where a request went. */
export function routePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const tree = branchesOf(routes, undefined)
  const known = new Map<string, string>()
  return (path) => {
    const remembered = known.get(path)
    if (remembered !== undefined) return remembered
    if (known.size >= mostRemembered) known.clear()
    const pattern = patternIn(tree, path)
    known.set(path, pattern)
    return pattern
  }
}

function patternIn(tree: readonly Branch[], path: string): string {
  if (!canDecode(path)) return 'none'
  const matches = matchRoutes(tree as never, pagePath(path)) as { route: Branch }[] | null
  if (!matches) return 'none'
  const parts = matches.map(({ route }) => route.path).filter(Boolean)
  return parts.length === 1 && parts[0] === '*' ? 'none' : `/${parts.join('/')}`
}

/** The page whose contents the framework asks for: `/admin/gifts` of `/admin/gifts.data`; any other path as it is. */
export function pagePath(path: string): string {
  return path.replace(/\/_root\.data$/, '/').replace(/\.data$/, '')
}

function branchesOf(routes: ServerBuild['routes'], parentId: string | undefined): Branch[] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => {
      if (!route) throw new Error('a route of the build is missing')
      const { id, path, index } = route
      const branch = { id, ...(path === undefined ? {} : { path }) }
      return index ? { ...branch, index } : { ...branch, children: branchesOf(routes, id) }
    })
}

function canDecode(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch (problem) {
    if (problem instanceof URIError) return false
    throw problem
  }
}
