import type { ReactNode } from 'react'
import {
  type ImportVerdict,
  importVerdictWords,
  leftOut,
  type ToldRow,
} from '#app/domain/giving/imports/giving-import.ts'
import type { ImportInFull, ImportRowLine } from '#app/domain/giving/imports/read-imports.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { cents } from '#app/units/money.ts'

type RowTableProps = {
  told: ImportInFull
  rows: readonly ImportRowLine[]
  verdict: ImportVerdict | null
  nextTo: string | undefined
}

/** The rows with their verdicts; of one that could not be understood, its cells. */
export function RowTable({ told, rows, verdict, nextTo }: RowTableProps) {
  return (
    <Section
      title={verdict ? `Rows: ${importVerdictWords[verdict]}` : 'Rows'}
      note={verdict ? <a href={paths.admin.givingImport(told.id)}>Show all rows</a> : undefined}
    >
      <Table
        caption="Rows and their verdicts"
        captionIs="hidden"
        columns={[
          { name: 'row', label: 'Row', align: 'end' },
          { name: 'donor', label: 'Donor', isRowHeading: true },
          ...(told.kind === 'donors'
            ? []
            : [
                { name: 'amount', label: 'Amount', align: 'end' as const },
                { name: 'day', label: 'Day', isTight: true },
              ]),
          { name: 'verdict', label: 'Verdict' },
          { name: 'why', label: 'Remarks' },
        ]}
        rows={rows.map((line) => ({ id: String(line.row), cells: cellsOf(line) }))}
        empty={<Empty title="No row has this verdict." />}
      />
      <KeysetPager shown={rows.length} one="row" many="rows" nextTo={nextTo} />
    </Section>
  )
}

function cellsOf(line: ImportRowLine) {
  const { told, verdict, donorId, giftId, pledgeId } = line
  const money = moneyOf(told)
  return {
    row: line.row.toLocaleString('en-US'),
    donor: told ? <DonorOf told={told} donorId={donorId} /> : <CellsOf line={line} />,
    amount: money && <Linked to={linkOf({ giftId, pledgeId })}>{<Money of={cents(BigInt(money.amount))} />}</Linked>,
    day: money && <OnDay on={money.day} />,
    verdict: verdict && <Status of={importVerdictWords[verdict]} tone={leftOut.includes(verdict) ? 'warn' : 'quiet'} />,
    why: [...line.reasons, ...line.notes].join(' '),
  }
}

function moneyOf(told: ToldRow | null) {
  if (told?.gift) return { amount: told.gift.amount, day: told.gift.giftDate }
  return told?.pledge ? { amount: told.pledge.amount, day: told.pledge.firstOn } : null
}

function linkOf({ giftId, pledgeId }: Pick<ImportRowLine, 'giftId' | 'pledgeId'>): string | null {
  if (giftId) return paths.admin.gift(giftId)
  return pledgeId ? paths.admin.pledge(pledgeId) : null
}

function DonorOf({ told, donorId }: { told: ToldRow; donorId: string | null }) {
  const { name, email } = told.donor
  return (
    <>
      <Linked to={donorId && paths.admin.donor(donorId)}>{name}</Linked>
      {email && email !== name && (
        <>
          <br />
          {email}
        </>
      )}
    </>
  )
}

/** Cells are forgotten after a while; what was made of them is not. */
function CellsOf({ line: { cells, donorId } }: { line: ImportRowLine }) {
  if (cells.length > 0) return cells.filter(Boolean).join(' · ').slice(0, 200)
  return <Linked to={donorId && paths.admin.donor(donorId)}>Forgotten by now</Linked>
}

function Linked({ to, children }: { to: string | null; children: ReactNode }) {
  return to ? <a href={to}>{children}</a> : children
}
