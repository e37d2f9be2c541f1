import { GiftSum } from '#app/area/gift-sum.tsx'
import type { GiftLine } from '#app/domain/giving/read-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { Status } from '#app/ui/status.tsx'
import type { Column, TableRowOf } from '#app/ui/table-types.ts'
import { OnDay, When } from '#app/ui/when.tsx'

export const giftColumns: Column[] = [
  { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
  { name: 'amount', label: 'Amount', align: 'end', isTight: true },
  { name: 'fund', label: 'Fund', isClipped: true },
  { name: 'campaign', label: 'Campaign', isClipped: true },
  { name: 'day', label: 'Date', isTight: true },
  { name: 'state', label: 'State', isTight: true },
]

export function giftRow(gift: GiftLine, zone: string): TableRowOf {
  return {
    id: gift.id,
    to: paths.admin.gift(gift.id),
    ...(gift.state === 'quarantined' ? { look: 'marked' as const } : {}),
    cells: {
      giver: gift.giver?.name ?? 'Anonymous',
      amount: <GiftSum of={gift} />,
      fund: gift.fundNames,
      campaign: gift.campaignName ?? '',
      day: gift.giftDate ? <OnDay on={gift.giftDate} /> : <When at={gift.createdAt} zone={zone} precision="day" />,
      state: <Status of={gift.state} {...(gift.state === 'quarantined' ? { tone: 'bad' as const } : {})} />,
    },
  }
}
