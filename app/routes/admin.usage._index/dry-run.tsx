import { AnswerFigures } from '#app/area/usage-answer.tsx'
import { type RowVerdict, type UsageAnswer, verdictWords } from '#app/domain/compute/usage-import.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'

/** What an import of this file would do, row by row. */
export function DryRun({ looked }: { looked: { answer: UsageAnswer; verdicts: RowVerdict[] } }) {
  return (
    <Section title="What this file would do">
      <Stack>
        <Notice title="Nothing was kept">Send the file again without “Only look” to import it.</Notice>
        <AnswerFigures answer={looked.answer} />
        <Table
          caption="The first rows and their verdicts"
          columns={[
            { name: 'row', label: 'Line', align: 'end' },
            { name: 'job', label: 'Job', isRowHeading: true },
            { name: 'account', label: 'Account' },
            { name: 'verdict', label: 'Verdict' },
            { name: 'hours', label: 'GPU-h', align: 'end' },
          ]}
          rows={looked.verdicts.map((line) => ({
            id: String(line.row),
            cells: {
              row: line.row.toLocaleString('en-US'),
              job: <Mono>{line.jobId}</Mono>,
              account: line.account,
              verdict: (
                <Status
                  of={verdictWords[line.verdict]}
                  tone={line.verdict === 'held' || line.verdict === 'rejected' ? 'warn' : 'quiet'}
                />
              ),
              hours: <GpuHours of={gpuSeconds(BigInt(line.gpuSeconds))} unit="hidden" />,
            },
          }))}
        />
      </Stack>
    </Section>
  )
}
