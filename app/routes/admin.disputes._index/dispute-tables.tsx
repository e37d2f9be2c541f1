import type { ReactNode } from 'react'
import { reasonWords, stateWords } from '#app/domain/giving/disputes/dispute.ts'
import type { DisputeLine } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Column } from '#app/ui/table-types.ts'
import { When } from '#app/ui/when.tsx'

type Disputes = { disputes: readonly DisputeLine[]; zone: string }

/** What waits for an answer, or for a bank's decision. */
export function OpenDisputes({ disputes, zone }: Disputes) {
  return (
    <DisputeTable
      caption="Open disputes"
      disputes={disputes}
      columns={[
        { name: 'reason', label: 'Reason' },
        { name: 'by', label: 'Answer by' },
      ]}
      cellsOf={(dispute) => ({
        reason: reasonWords(dispute.reason),
        by: <AnswerBy dispute={dispute} zone={zone} />,
      })}
      standing="Standing"
      empty="No payment is disputed."
    />
  )
}

/** What banks decided, and what each took. */
export function EndedDisputes({ disputes, zone }: Disputes) {
  return (
    <DisputeTable
      caption="Disputes that have ended"
      disputes={disputes}
      columns={[
        { name: 'taken', label: 'Taken of the gift', align: 'end' },
        { name: 'ended', label: 'Ended' },
      ]}
      cellsOf={(dispute) => ({
        taken: <Money of={dispute.taken} />,
        ended: dispute.closedAt && <When at={dispute.closedAt} zone={zone} precision="day" />,
      })}
      standing="Outcome"
      empty="None has ended yet."
    />
  )
}

type DisputeTableProps = {
  caption: string
  disputes: readonly DisputeLine[]
  /** What this table says between the amount and how it stands. */
  columns: Column[]
  cellsOf: (dispute: DisputeLine) => Record<string, ReactNode>
  standing: string
  empty: string
}

/** Who gave and how much, what the table is about, and how each dispute stands. */
function DisputeTable({ caption, disputes, columns, cellsOf, standing, empty }: DisputeTableProps) {
  return (
    <Table
      caption={caption}
      captionIs="hidden"
      columns={[
        { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
        { name: 'amount', label: 'Amount', align: 'end' },
        ...columns,
        { name: 'state', label: standing },
      ]}
      rows={disputes.map((dispute) => ({
        id: dispute.id,
        to: paths.admin.dispute(dispute.id),
        cells: {
          giver: dispute.giverName ?? 'Anonymous',
          amount: <Money of={dispute.amount} />,
          ...cellsOf(dispute),
          state: <Status of={stateWords[dispute.state]} />,
        },
      }))}
      empty={<Empty title={empty} />}
    />
  )
}

function AnswerBy({ dispute, zone }: { dispute: DisputeLine; zone: string }) {
  if (dispute.answeredAt) return <>Answered</>
  return dispute.answerBy ? <When at={dispute.answerBy} zone={zone} /> : <>No answer is taken</>
}
