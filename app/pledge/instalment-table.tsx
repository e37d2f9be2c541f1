import type { ReactNode } from 'react'
import type { Instalment } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import type { Day } from '#app/units/time.ts'

type InstalmentTableProps = {
  instalments: readonly Instalment[]
  today: Day
  /** What this reader may do about an instalment that is open. */
  act?: ((part: Instalment) => ReactNode) | undefined
  /** dense for staff. */
  look?: 'open' | 'dense' | undefined
}

/** The parts of a pledge in their order: when, how much, what came, and what is to be done. */
export function InstalmentTable({ instalments, today, act, look = 'open' }: InstalmentTableProps) {
  return (
    <Table
      caption="The parts of the pledge"
      look={look}
      captionIs="hidden"
      columns={[
        { name: 'place', label: 'Part', isRowHeading: true, isTight: true },
        { name: 'due', label: 'Due', isTight: true },
        { name: 'amount', label: 'Amount', align: 'end', isTight: true },
        { name: 'paid', label: 'Paid', align: 'end', isTight: true },
        { name: 'state', label: 'State', isTight: true },
        ...(act ? [{ name: 'act', label: 'What you can do' }] : []),
      ]}
      rows={instalments.map((part) => ({
        id: part.id,
        ...(part.waitsFor || isOverdue(part, today) ? { look: 'marked' as const } : {}),
        cells: {
          place: String(part.place),
          due: <OnDay on={part.dueOn} />,
          amount: <Money of={part.amount} />,
          paid: <Money of={part.paid} />,
          state: <Standing part={part} today={today} />,
          ...(act ? { act: part.owed > 0n ? act(part) : '' } : {}),
        },
      }))}
    />
  )
}

function Standing({ part, today }: { part: Instalment; today: Day }) {
  if (part.waitsFor === 'giver') return <Status of="needs attention" />
  if (part.waitsFor === 'method') return <Status of="needs attention" />
  if (part.waitsFor === 'staff') return <Status of="failed" />
  if (part.state !== 'processing' && isOverdue(part, today)) return <Status of="overdue" />
  return <Status of={part.state} />
}

function isOverdue(part: Instalment, today: Day): boolean {
  return part.owed > 0n && part.dueOn < today
}
