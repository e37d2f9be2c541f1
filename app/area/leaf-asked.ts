import type { Leaf } from '#app/domain/leaf.ts'
import { type Id, parseId } from '#app/units/id.ts'

/** The page of a list that an address asks for by `before` or `after`; anything that is no id of its kind is the first page. */
export function leafAsked<Prefix extends string>(address: string, prefix: Prefix, size: number): Leaf<Id<Prefix>> {
  const query = new URL(address).searchParams
  const before = parseId(prefix, query.get('before'))
  const after = parseId(prefix, query.get('after'))
  if (before) return { size, before }
  return after ? { size, after } : { size }
}
