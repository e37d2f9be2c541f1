import type { DonorLine } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import type { Column, TableRowOf } from '#app/ui/table-types.ts'
import { OnDay } from '#app/ui/when.tsx'

export const donorColumns: Column[] = [
  { name: 'name', label: 'Name', isRowHeading: true, isClipped: true },
  { name: 'email', label: 'E-mail', isClipped: true },
  { name: 'state', label: 'State', isTight: true },
  { name: 'gifts', label: 'Gifts', align: 'end' },
  { name: 'total', label: 'Given', align: 'end' },
  { name: 'last', label: 'Last gift', isTight: true },
]

export function donorRow(donor: DonorLine): TableRowOf {
  return {
    id: donor.id,
    to: paths.admin.donor(donor.id),
    cells: {
      name: donor.name,
      email: donor.email,
      state: donor.state ?? '',
      gifts: donor.gifts.toLocaleString('en-US'),
      total: <Money of={donor.total} />,
      last: donor.lastGiftOn ? <OnDay on={donor.lastGiftOn} /> : 'None yet',
    },
  }
}
