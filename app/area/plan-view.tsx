import { intervalWords } from '#app/domain/giving/recurring/plan.ts'
import type { PlanInvoice, WholePlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import type { PlanLine } from '#app/domain/giving/recurring/read-plans.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { When } from '#app/ui/when.tsx'
import { formatMonth } from '#app/units/time.ts'
import { cardWords, changeOf, nextWords, type PlanReader } from './plan-words.tsx'

type PlanViewProps = { whole: WholePlan; zone: string; reader: PlanReader }

/** A gift that repeats: what it is, what was charged, and what was ever changed. For its giver and for staff alike. */
export function PlanView({ whole, zone, reader }: PlanViewProps) {
  return (
    <Stack gap="wide">
      <PlanFacts plan={whole.plan} zone={zone} />
      <Charges invoices={whole.invoices} zone={zone} />
      <Section title="Changes" look="public" note="What each change makes in a year.">
        <Timeline
          happenings={whole.changes.map((change) => changeOf(change, { interval: whole.plan.interval, reader, zone }))}
          zone={zone}
        />
      </Section>
    </Stack>
  )
}

function PlanFacts({ plan, zone }: { plan: PlanLine; zone: string }) {
  return (
    <SummaryList
      rows={[
        { term: 'Standing', value: <Status of={plan.state} /> },
        {
          term: 'Amount',
          value: (
            <>
              <Money of={plan.gross} /> {intervalWords[plan.interval].every}
              {plan.feeCover > 0n && (
                <>
                  , of it <Money of={plan.feeCover} /> for the card’s fee
                </>
              )}
            </>
          ),
        },
        { term: 'For', value: plan.fundName },
        { term: 'Next charge', value: nextWords(plan, zone) },
        { term: 'Card', value: cardWords(plan) },
        ...(plan.cardExpires ? [{ term: 'Card expires', value: formatMonth(plan.cardExpires) }] : []),
        ...(plan.startedAt
          ? [{ term: 'Given since', value: <When at={plan.startedAt} zone={zone} precision="day" /> }]
          : []),
      ]}
    />
  )
}

const invoiceWords: Record<PlanInvoice['state'], string> = {
  open: 'overdue',
  paid: 'paid',
  void: 'left out',
  uncollectible: 'not paid',
}

function Charges({ invoices, zone }: { invoices: readonly PlanInvoice[]; zone: string }) {
  return (
    <Table
      caption="Charges, newest first"
      look="open"
      columns={[
        { name: 'day', label: 'Date', isRowHeading: true },
        { name: 'amount', label: 'Amount', align: 'end' },
        { name: 'state', label: 'Standing' },
        { name: 'next', label: 'Next try' },
      ]}
      rows={invoices.map((invoice) => ({
        id: invoice.id,
        cells: {
          day: <When at={invoice.createdAt} zone={zone} precision="day" />,
          amount: <Money of={invoice.amount} />,
          state: <Status of={invoiceWords[invoice.state]} />,
          next:
            invoice.state === 'open' && invoice.nextAttemptAt ? (
              <When at={invoice.nextAttemptAt} zone={zone} precision="day" />
            ) : null,
        },
      }))}
      empty={<Empty title="Charges will be here, from the first one." />}
    />
  )
}
