import { randomBytes } from 'node:crypto'
import { monotonicFactory } from 'ulid'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'

const nextUlid = monotonicFactory()

/** Ids that sort by the time they were made, and secrets of 256 bits. */
export const systemIds: Ids = {
  next: <Prefix extends string>(prefix: Prefix): Id<Prefix> => `${prefix}_${nextUlid()}`,
  secret: () => randomBytes(32).toString('base64url'),
}
