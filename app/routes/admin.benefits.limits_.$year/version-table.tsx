import type { LimitVersion } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

/** The limits of one year as they stood, those that count first. */
export function VersionTable({ versions, zone }: { versions: readonly LimitVersion[]; zone: string }) {
  return (
    <Table
      caption="Versions, the one that counts first"
      columns={[
        { name: 'version', label: 'Version', isRowHeading: true },
        { name: 'itemCost', label: 'An item with the lab’s name costs at most', align: 'end' },
        { name: 'itemGift', label: 'with a gift of at least', align: 'end' },
        { name: 'share', label: 'Or a value of at most', align: 'end' },
        { name: 'shareMost', label: 'and at most', align: 'end' },
        { name: 'source', label: 'Published in' },
        { name: 'written', label: 'Written down' },
        { name: 'reason', label: 'Why it was corrected' },
      ]}
      rows={versions.map((one) => ({
        id: String(one.version),
        cells: {
          version: one.version,
          itemCost: <Money of={one.itemCost} />,
          itemGift: <Money of={one.itemGift} />,
          share: `${one.shareBasisPoints / 100} % of the gift`,
          shareMost: <Money of={one.shareMost} />,
          source: one.source,
          written: one.writtenAt ? (
            <>
              <When at={one.writtenAt} zone={zone} /> by {one.by}
            </>
          ) : (
            'With the portal'
          ),
          reason: one.reason ?? '',
        },
      }))}
    />
  )
}
