import type { EntryLine } from '#app/domain/impact/entry-line.ts'
import { paths } from '#app/paths.ts'
import { Amount } from '#app/ui/amount.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Table } from '#app/ui/table.tsx'

/** The lines of one entry: what each account is in words, and the side it stands on. */
export function PostingTable({ postings }: Pick<EntryLine, 'postings'>) {
  return (
    <Table
      caption="Postings"
      captionIs="hidden"
      columns={[
        { name: 'words', label: 'Account', isRowHeading: true },
        { name: 'account', label: 'Its name' },
        { name: 'debit', label: 'Debit', align: 'end' },
        { name: 'credit', label: 'Credit', align: 'end' },
      ]}
      rows={postings.map(({ account, words, asset, amount }) => ({
        id: `${account} ${asset}`,
        to: paths.admin.ledgerOf(account),
        cells: {
          words,
          account: <Mono>{account}</Mono>,
          debit: amount > 0n && <Amount of={{ asset, amount }} />,
          credit: amount < 0n && <Amount of={{ asset, amount: -amount }} />,
        },
      }))}
    />
  )
}
