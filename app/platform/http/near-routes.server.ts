import type { ServerBuild } from '@remix-run/node'
import { pagePath } from './route-pattern.server.ts'

/** How many segments of an address decide which routes are near it: an area and a place in it, as in /admin/gifts. */
const depth = 2

/** Stands in a key for a segment that no route names. */
const unnamed = '*'

/**
 * The part of a build that can answer at an address, kept for the next request to the same place. Remix flattens, ranks and
 * compiles all routes it is given some six times for each page; with two hundred of them that takes longer than drawing it.
 * Addresses are compared as the router does: decoded, in any case, with or without a slash at the end.
 */
export function nearRoutes<Kept>(build: ServerBuild, keep: (near: ServerBuild) => Kept): (path: string) => Kept {
  const pages = pageRoutes(build)
  const kept = new Map<string, Kept>()
  return (path) => {
    const place = placeOf(path, pages)
    const key = place.join('/')
    const known = kept.get(key)
    if (known !== undefined) return known
    const near = pages.filter(({ segments }) => isNear(segments, place))
    const made = keep(partOf(build, new Set(near.flatMap(({ ids }) => ids))))
    kept.set(key, made)
    return made
  }
}

/** A route without routes below it: its path from the root, and the ids from the root to it. */
type PageRoute = { ids: string[]; segments: string[] }

function pageRoutes({ routes }: ServerBuild): PageRoute[] {
  const parents = new Set(Object.values(routes).map((route) => route?.parentId))
  const ids = Object.keys(routes).filter((id) => !parents.has(id))
  return ids.map((id) => {
    const line = lineTo(routes, id)
    const path = line.map((one) => routes[one]?.path ?? '').join('/')
    return { ids: line, segments: path.toLowerCase().split('/').filter(Boolean) }
  })
}

function lineTo(routes: ServerBuild['routes'], id: string): string[] {
  const parent = routes[id]?.parentId
  return parent === undefined ? [id] : [...lineTo(routes, parent), id]
}

/** The first segments of an address; one that no route names becomes `*`, so that there are only so many places. */
function placeOf(path: string, pages: readonly PageRoute[]): string[] {
  const place: string[] = []
  for (const segment of segmentsOf(path).slice(0, depth)) {
    const isNamed = pages.some(({ segments }) => segments[place.length] === segment && fits(segments, place))
    place.push(isNamed ? segment : unnamed)
  }
  return place
}

/** `/admin/gifts.data`, which the framework asks for, is the place of `/admin/gifts`. */
function segmentsOf(path: string): string[] {
  return decoded(pagePath(path)).toLowerCase().split('/').filter(Boolean)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (problem) {
    if (problem instanceof URIError) return path
    throw problem
  }
}

/** Whether a route may answer at or below a place. Of an address cut short by its end, only what may end there does. */
function isNear(segments: readonly string[], place: readonly string[]): boolean {
  const next = segments[place.length]
  const mayEnd = next === undefined || next === '*' || next.endsWith('?')
  return fits(segments, place) && (mayEnd || place.length === depth)
}

/** Whether a route and a place agree as far as both go. */
function fits(segments: readonly string[], place: readonly string[]): boolean {
  return place.every((named, index) => {
    const segment = segments[index] ?? named
    return segment === named || segment === '*' || segment.startsWith(':') || segments.slice(0, index).includes('*')
  })
}

function partOf(build: ServerBuild, near: ReadonlySet<string>): ServerBuild {
  const part = <Value>(all: Record<string, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => near.has(id))) as Record<string, Value>
  return { ...build, routes: part(build.routes), assets: { ...build.assets, routes: part(build.assets.routes) } }
}
