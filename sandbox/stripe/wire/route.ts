import type { World } from '../world.ts'
import type { RawBranch } from './form.ts'
import type { Param } from './params.ts'

/** One operation of the API: where it is, what it takes, what it does. Handlers are synchronous: nothing comes between. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  template: string
  /** The id in the address when it matches ('' for addresses without one), otherwise null. */
  match(path: string): string | null
  /** Reads the parameters; throws Stripe's 400 for what does not fit. */
  prepare(form: RawBranch): (world: World, id: string) => unknown
}

export function route<P>(
  method: Route['method'],
  template: string,
  params: Param<P>,
  handle: (world: World, input: P, id: string) => unknown,
): Route {
  const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/, '([^/]+)')}$`)
  return {
    method,
    template,
    match(path) {
      const found = pattern.exec(path)
      return found ? decodeURIComponent(found[1] ?? '') : null
    },
    prepare(form) {
      const input = params.read(form, '')
      return (world, id) => handle(world, input, id)
    },
  }
}
