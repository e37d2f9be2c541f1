import type { GiftInFull } from '#app/domain/giving/read-gift.server.ts'
import { amountOf } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { formatEuros } from '#app/units/euros.ts'

type PapersProps = { gift: GiftInFull; zone: string }

/** Receipts or acknowledgements, refunds, and what Stripe calls it all. */
export function GiftPapers({ gift, zone }: PapersProps) {
  return (
    <>
      {gift.receipts.length > 0 && <Receipts gift={gift} zone={zone} />}
      {gift.refunds.length > 0 && <Refunds gift={gift} zone={zone} />}
      {!gift.offline && !gift.importId && <AtStripe gift={gift} zone={zone} />}
    </>
  )
}

function Receipts({ gift, zone }: PapersProps) {
  const papers = gift.channel === 'daf' ? 'Acknowledgements' : 'Receipts'
  const isReissued = gift.receipts.some((receipt) => receipt.reissuedBecause !== null)
  return (
    <Section title={papers}>
      <Table
        caption={`${papers} of this gift`}
        captionIs="hidden"
        columns={[
          { name: 'number', label: 'Number' },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'issued', label: 'Issued' },
          { name: 'standing', label: 'Standing' },
          ...(isReissued ? [{ name: 'because', label: 'Why anew' }] : []),
        ]}
        rows={gift.receipts.map((receipt) => ({
          id: receipt.id,
          to: receipt.isRemoved ? undefined : paths.backer.receiptPdf(receipt.number),
          cells: {
            number: receipt.number,
            amount: receipt.snapshot.property ? 'Described' : <Money of={amountOf(receipt.snapshot)} />,
            issued: <When at={receipt.issuedAt} zone={zone} />,
            standing: <Status of={receipt.isRemoved ? 'removed' : receipt.standing} />,
            because: receipt.reissuedBecause,
          },
        }))}
      />
    </Section>
  )
}

function Refunds({ gift, zone }: PapersProps) {
  return (
    <Section title="Refunds">
      <Table
        caption="Refunds of this gift"
        captionIs="hidden"
        columns={[
          { name: 'asked', label: 'Asked for' },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'reason', label: 'Reason' },
          { name: 'state', label: 'State' },
        ]}
        rows={gift.refunds.map((refund) => ({
          id: refund.id,
          cells: {
            asked: <When at={refund.requestedAt} zone={zone} />,
            amount: refund.euros === null ? <Money of={refund.amount} /> : formatEuros(refund.euros),
            reason: refund.failureReason ? `${refund.reason} (${refund.failureReason})` : refund.reason,
            state: <Status of={refund.state} />,
          },
        }))}
      />
    </Section>
  )
}

function AtStripe({ gift, zone }: PapersProps) {
  const id = (text: string | null) => (text ? <Mono>{text}</Mono> : 'None yet')
  return (
    <Section title="At Stripe">
      <SummaryList
        rows={[
          { term: 'Session', value: id(gift.stripe.sessionId) },
          { term: 'Payment', value: id(gift.stripe.paymentIntentId) },
          { term: 'Charge', value: id(gift.stripe.chargeId) },
          ...gift.lines.map((line) => ({
            term: `Line ${line.type}`,
            value: (
              <>
                <Mono>{line.id}</Mono> <Money of={line.amount} />, fee <Money of={line.fee} />, net{' '}
                <Money of={line.net} />
              </>
            ),
          })),
          ...gift.operations.map((operation) => ({
            term: 'Asked',
            value: (
              <>
                <Mono>{operation.key}</Mono> <When at={operation.preparedAt} zone={zone} />{' '}
                <Status of={operation.state} />
                {operation.failure && ` ${operation.failure}`}
              </>
            ),
          })),
        ]}
      />
    </Section>
  )
}
