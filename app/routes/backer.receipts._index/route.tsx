import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leafAsked } from '#app/area/leaf-asked.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { readOwnReceipts } from '#app/domain/giving/read-receipts.server.ts'
import { amountOf, paperWord } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Money } from '#app/ui/money.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My receipts')

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const list = await readOwnReceipts(world.db, person, leafAsked(args.request.url, 'rct', pageSize))
  return {
    ...list,
    receipts: list.receipts.map(({ id, number, standing, snapshot }) => ({
      id,
      number,
      standing,
      giftDate: snapshot.giftDate,
      fund: snapshot.fund,
      amount: amountOf(snapshot),
      paper: paperWord(snapshot),
      property: snapshot.property?.words ?? null,
    })),
  }
}

export default function Receipts() {
  const { receipts, hasNewer, hasOlder } = useLoaderData<typeof loader>()
  const [first, last] = [receipts[0], receipts.at(-1)]
  return (
    <PublicPage
      title="My receipts"
      lead={<p>One for each gift. Where money went back, the later receipt counts.</p>}
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
    >
      <Table
        caption="Receipts, newest first"
        look="open"
        columns={[
          { name: 'number', label: 'Number', isTight: true },
          { name: 'day', label: 'Date of gift' },
          { name: 'fund', label: 'For' },
          { name: 'amount', label: 'Gift', align: 'end' },
          { name: 'standing', label: 'Standing' },
        ]}
        rows={receipts.map((receipt) => ({
          id: receipt.id,
          to: paths.backer.receiptPdf(receipt.number),
          cells: {
            number:
              receipt.paper === 'receipt' ? `${receipt.number} (PDF)` : `${receipt.number}, an acknowledgement (PDF)`,
            day: <OnDay on={receipt.giftDate} />,
            fund: receipt.fund,
            amount: receipt.property ?? <Money of={receipt.amount} />,
            standing: <Status of={receipt.standing} />,
          },
        }))}
        empty={<Empty title="Your receipts will be here." action={<ButtonLink to={paths.give()}>Give</ButtonLink>} />}
      />
      {(hasNewer || hasOlder) && (
        <KeysetPager
          shown={receipts.length}
          one="receipt"
          many="receipts"
          previousTo={hasNewer && first ? paths.backer.receiptsAfter(first.id) : undefined}
          nextTo={hasOlder && last ? paths.backer.receiptsBefore(last.id) : undefined}
        />
      )}
    </PublicPage>
  )
}
