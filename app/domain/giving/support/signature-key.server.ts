import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'

const says = 'my signature'

/** The link to a signature that only its owner's mailbox has: to confirm it, and to take it back at any time. */
export function signatureUrl(world: Touches<'secrets' | 'lab'>, signatureId: Id<'sig'>): string {
  return `${world.lab.origin}${paths.signature(signatureId, world.secrets.seal(says, signatureId))}`
}

export function isSignatureKey(world: Touches<'secrets'>, signatureId: Id<'sig'>, key: string | null): boolean {
  return key !== null && world.secrets.open(key, signatureId)?.text === says
}
