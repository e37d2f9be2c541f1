import { channelWords } from '#app/domain/giving/arrival.ts'
import type { PledgePayment } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

type PaymentsProps = { payments: readonly PledgePayment[]; giftTo?: (giftId: string) => string }

/** What was paid, each with its receipt. */
export function Payments({ payments, giftTo }: PaymentsProps) {
  if (payments.length === 0) return null
  return (
    <Section title="What was paid">
      <Table
        caption="Payments, newest first"
        captionIs="hidden"
        columns={[
          { name: 'day', label: 'Day', isRowHeading: true },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'way', label: 'By' },
          { name: 'receipt', label: 'Receipt' },
        ]}
        rows={payments.map((payment) => ({
          id: payment.giftId,
          ...(giftTo ? { to: giftTo(payment.giftId) } : {}),
          cells: {
            day: payment.paidOn ? <OnDay on={payment.paidOn} /> : '',
            amount: <Money of={payment.amount} />,
            way: channelWords[payment.channel],
            receipt: payment.receipt ? (
              <a href={paths.backer.receiptPdf(payment.receipt)}>{payment.receipt} (PDF)</a>
            ) : (
              ''
            ),
          },
        }))}
      />
    </Section>
  )
}
