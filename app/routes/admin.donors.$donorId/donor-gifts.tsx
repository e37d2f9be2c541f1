import { GiftSum } from '#app/area/gift-sum.tsx'
import type { GiftLine } from '#app/domain/giving/read-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

/** What a donor gave. */
export function DonorGifts({ gifts, zone }: { gifts: readonly GiftLine[]; zone: string }) {
  return (
    <Table
      caption="Gifts, newest first"
      columns={[
        { name: 'day', label: 'Date', isRowHeading: true },
        { name: 'amount', label: 'Amount', align: 'end' },
        { name: 'fund', label: 'Fund' },
        { name: 'state', label: 'State' },
      ]}
      rows={gifts.map((gift) => ({
        id: gift.id,
        to: paths.admin.gift(gift.id),
        cells: {
          day: gift.giftDate ? <OnDay on={gift.giftDate} /> : <When at={gift.createdAt} zone={zone} />,
          amount: (
            <>
              {gift.channel === 'property' && 'Property, '}
              <GiftSum of={gift} />
            </>
          ),
          fund: gift.fundNames,
          state: <Status of={gift.state} />,
        },
      }))}
      empty={<Empty title="The gifts of this donor will be here." />}
    />
  )
}
