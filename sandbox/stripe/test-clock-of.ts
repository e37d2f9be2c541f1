import { findObject } from './find-object.ts'
import { isJsonObject, type Json, toJson } from './objects.ts'
import type { World } from './world.ts'

/** The references that lead from an object towards its customer, and so to the test clock the customer lives on. */
const leads = ['test_clock', 'customer', 'payment_intent', 'charge', 'setup_intent', 'subscription', 'invoice']
const furthest = 4

/** The test clock that any of these ids belongs to, directly or through what it refers to; null for the sandbox's own clock. */
export function testClockOf(world: World, ids: readonly string[]): string | null {
  if (world.store.testClocks.oldestFirst().length === 0) return null
  for (const id of ids) {
    const found = follow(world, id, furthest)
    if (found !== null) return found
  }
  return null
}

function follow(world: World, id: string, steps: number): string | null {
  if (world.store.testClocks.get(id)) return id
  const object = steps > 0 ? findObject(world, id) : null
  if (object === null) return null
  const fields: Json = toJson(object)
  for (const lead of isJsonObject(fields) ? leads : []) {
    const next = isJsonObject(fields) ? fields[lead] : null
    const found = typeof next === 'string' ? follow(world, next, steps - 1) : null
    if (found !== null) return found
  }
  return null
}
