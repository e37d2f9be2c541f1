import { resolve } from 'node:path'
import { UNSAFE_flatRoutes as flatRoutes } from '@remix-run/dev'

/** Every route as Remix itself finds it in app/routes. */
export const manifest = flatRoutes(resolve('app'))

/** A door somebody can stand before: its folder in app/routes and the pattern of its address. */
export type Place = { route: string; pattern: string }

const all = Object.values(manifest)
const parents = new Set(all.map((route) => route.parentId))

/** Every route with an address of its own. A layout has none: it stands around others. */
export const places: readonly Place[] = all
  .filter((route) => !parents.has(route.id))
  .map((route) => ({ route: folderOf(route.id), pattern: patternOf(route.id) }))

/** `routes/admin.gifts._index/route` lies in the folder admin.gifts._index. */
function folderOf(id: string): string {
  return id.split('/')[1] ?? ''
}

/** An address the pattern stands for, its parameters filled in; without one, by their names. */
export function addressOf(pattern: string, fill: (name: string) => string = (name) => name): string {
  return pattern.replace(/:(\w+)\??/g, (_whole, name: string) => fill(name)).replace(/\*$/, 'nowhere')
}

function patternOf(id: string): string {
  const own: string[] = []
  for (let at = manifest[id]; at; at = manifest[at.parentId ?? '']) if (at.path) own.unshift(at.path)
  return `/${own.join('/')}`
}
