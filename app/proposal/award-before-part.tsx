import { opennessClassWords, outputKindWords } from '#app/domain/grants/output.ts'
import type { AwardBefore } from '#app/domain/impact/read-award-before.server.ts'
import { Details } from '#app/ui/details.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { Paragraphs } from './paragraphs.tsx'

type AwardBeforePartProps = { before: AwardBefore; projectTo: ((id: string) => string) | null }

/** Of a renewal: what came of the award it renews. */
export function AwardBeforePart({ before: { hours, told }, projectTo }: AwardBeforePartProps) {
  return (
    <Section title="What came of the award it renews">
      <Stack>
        {told && (
          <p>
            {projectTo ? <a href={projectTo(told.project.id)}>{told.project.title}</a> : told.project.title} goes on
            with it.
          </p>
        )}
        <Table
          caption="Hours of that award, as of now"
          columns={[
            { name: 'gpuClass', label: 'GPU class', isRowHeading: true },
            { name: 'awarded', label: 'Awarded', align: 'end' },
            { name: 'used', label: 'Used', align: 'end' },
          ]}
          rows={hours.map((line) => ({
            id: line.gpuClass,
            cells: {
              gpuClass: formatGpuClass(line.gpuClass),
              awarded: <GpuHours of={line.awarded} unit="hidden" />,
              used: <GpuHours of={line.used} unit="hidden" />,
            },
          }))}
        />
        {told ? <Told told={told} /> : <p>Releases and reports would say who asks, so they are not shown.</p>}
      </Stack>
    </Section>
  )
}

function Told({ told: { outputs, reports } }: { told: NonNullable<AwardBefore['told']> }) {
  return (
    <>
      <h3>Released</h3>
      {outputs.length === 0 ? (
        <p>Nothing is released yet.</p>
      ) : (
        <ul>
          {outputs.map(({ id, kind, title, url, licence, checklist }) => (
            <li key={id}>
              <a href={url}>{title}</a> ({outputKindWords[kind]}, {licence}
              {checklist.reached && `, ${opennessClassWords[checklist.reached]}`})
            </li>
          ))}
        </ul>
      )}
      <h3>Reports</h3>
      {reports.map(({ id, title, dueOn, isIn, done }) =>
        isIn ? (
          <Details key={id} summary={title}>
            <Paragraphs text={done} />
          </Details>
        ) : (
          <p key={id}>
            {title}: due on <OnDay on={dueOn} />, not in.
          </p>
        ),
      )}
    </>
  )
}
