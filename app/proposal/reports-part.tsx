import type { ReportLine } from '#app/domain/grants/reports/read-reports.server.ts'
import { isOverdue } from '#app/domain/grants/reports/report.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import type { Day } from '#app/units/time.ts'

type ReportsPartProps = {
  reports: readonly ReportLine[]
  /** The day it is in the lab's zone. */
  today: Day
  to: (id: string) => string
  /** Where a milestone is named; null for those who may not. */
  milestonesTo: string | null
}

/** What the project owes the lab in words, and what is in. */
export function ReportsPart({ reports, today, to, milestonesTo }: ReportsPartProps) {
  return (
    <Section
      id="reports"
      title="Reports and milestones"
      action={
        milestonesTo && (
          <ButtonLink to={milestonesTo} kind="quiet" size="small">
            Name a milestone
          </ButtonLink>
        )
      }
    >
      <Table
        caption="Reports and milestones, by their day"
        captionIs="hidden"
        columns={[
          { name: 'title', label: 'What', isRowHeading: true },
          { name: 'due', label: 'Due', isTight: true },
          { name: 'state', label: 'Stands', isTight: true },
        ]}
        rows={reports.map((report) => ({
          id: report.id,
          to: to(report.id),
          cells: {
            title: report.title,
            due: <OnDay on={report.dueOn} />,
            state: <Status of={isOverdue(report, today) ? 'overdue' : stateWord(report.state)} />,
          },
        }))}
        empty={<Empty title="What the project owes in reports stands here once it has an award." />}
      />
    </Section>
  )
}

function stateWord(state: ReportLine['state']): string {
  return state === 'due' ? 'to come' : state
}
