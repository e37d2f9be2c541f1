import { type UsageAnswer, verdicts, verdictWords } from '#app/domain/compute/usage-import.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'

/** An import's answer: hours, rows by verdict, hours by account, and what there is to know about single lines. */
export function AnswerFigures({ answer }: { answer: UsageAnswer }) {
  const hours = (seconds: string) => <GpuHours of={gpuSeconds(BigInt(seconds))} />
  return (
    <Stack>
      <SummaryList
        rows={[
          { term: 'Final runs', value: hours(answer.gpu_seconds.final) },
          { term: 'Still running', value: hours(answer.gpu_seconds.provisional) },
          { term: 'Of the final, waiting for staff', value: hours(answer.gpu_seconds.unattributed) },
        ]}
      />
      <Table
        caption="Rows by verdict"
        columns={[
          { name: 'verdict', label: 'Verdict', isRowHeading: true },
          { name: 'rows', label: 'Rows', align: 'end' },
        ]}
        rows={verdicts.map((verdict) => ({
          id: verdict,
          cells: { verdict: verdictWords[verdict], rows: answer.rows[verdict].toLocaleString('en-US') },
        }))}
      />
      {Object.keys(answer.by_account).length > 0 && (
        <Table
          caption="Final hours by account"
          columns={[
            { name: 'account', label: 'Slurm account', isRowHeading: true },
            { name: 'hours', label: 'Used', align: 'end' },
          ]}
          rows={Object.entries(answer.by_account).map(([account, seconds]) => ({
            id: account,
            cells: { account, hours: hours(seconds) },
          }))}
        />
      )}
      {answer.problems.length > 0 && (
        <Table
          caption="To know about single lines"
          columns={[
            { name: 'row', label: 'Line', align: 'end' },
            { name: 'text', label: 'What', isRowHeading: true },
            { name: 'code', label: 'Code' },
          ]}
          rows={answer.problems.map((problem, index) => ({
            id: `${problem.row}-${problem.code}-${index}`,
            cells: { row: problem.row.toLocaleString('en-US'), text: problem.text, code: problem.code },
          }))}
        />
      )}
    </Stack>
  )
}
