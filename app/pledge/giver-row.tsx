import type { PledgeInFull } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import type { SummaryRow } from '#app/ui/summary-list.tsx'

/** Whose a pledge is, for staff. */
export function giverRow({ giver }: Pick<PledgeInFull, 'giver'>): SummaryRow {
  if (!giver) return { term: 'Giver', value: 'Anonymous: known to finance only' }
  return { term: 'Giver', value: <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a> }
}
