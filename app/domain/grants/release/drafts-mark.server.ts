import { createHash } from 'node:crypto'
import type { Draft } from './read-drafts.server.ts'

/** A fingerprint of these drafts and no others: another decision, or one of them drafted anew, makes another. */
export function markOf(drafts: readonly Pick<Draft, 'decisionId' | 'draft'>[]): string {
  const named = drafts.map(({ decisionId, draft }) => `${decisionId}:${draft}`).sort()
  return createHash('sha256').update(named.join(' ')).digest('hex')
}
