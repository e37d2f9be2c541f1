import { type PledgeKind, type PledgeState, pledgeKinds, pledgeStates } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeFilter, PledgePage } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { leafAsked } from './leaf-asked.ts'
import { readListAddress } from './list-address.ts'

const fields = ['state', 'kind', 'q'] as const
export type PledgesTyped = Partial<Record<(typeof fields)[number], string>>

/** Reads the filters and the cursor of the list of pledges; the page and its CSV read the same address alike. */
export function readPledgesAsk(request: Request): { filter: PledgeFilter; page: PledgePage; typed: PledgesTyped } {
  const typed = readListAddress(request, fields)
  const state = pledgeStates.find((one): one is PledgeState => one === typed.state)
  const kind = pledgeKinds.find((one): one is PledgeKind => one === typed.kind)
  return {
    filter: { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(typed.q ? { search: typed.q } : {}) },
    page: leafAsked(request.url, 'plg', 50),
    typed,
  }
}
