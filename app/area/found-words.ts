import type { FoundKind } from '#app/domain/activity/found.ts'
import type { FoundGroup } from '#app/domain/impact/find-records.server.ts'
import { paths } from '#app/paths.ts'
import type { FoundGroupRows } from '#app/ui/found-list.tsx'
import { listAddress } from './list-address.ts'

/** How each kind of record is called together, where one is shown, and the list that filters by the same words. */
const kinds: Record<FoundKind, { label: string; to: (at: string) => string; list?: string }> = {
  application: { label: 'Applications', to: paths.admin.application, list: paths.admin.applications() },
  project: { label: 'Projects', to: paths.admin.project },
  allocation: { label: 'Allocations', to: paths.admin.allocation },
  donor: { label: 'Donors', to: paths.admin.donor, list: paths.admin.donors() },
  gift: { label: 'Gifts', to: paths.admin.gift, list: paths.admin.gifts() },
  pledge: { label: 'Pledges', to: paths.admin.pledge, list: paths.admin.pledges() },
  receipt: { label: 'Receipts', to: paths.admin.gift },
  person: { label: 'People', to: paths.admin.person, list: paths.admin.people() },
  entry: { label: 'Journal entries', to: paths.admin.ledgerEntry },
}

/** What a search found, as the page shows it. */
export function foundRows(groups: readonly FoundGroup[], typed: string): FoundGroupRows[] {
  return groups.map(({ kind, found, hasMore }) => {
    const { label, to, list } = kinds[kind]
    return {
      label,
      rows: found.map(({ at, ...row }) => ({ ...row, to: to(at) })),
      moreTo: hasMore && list ? listAddress(list, { q: typed }) : undefined,
    }
  })
}
