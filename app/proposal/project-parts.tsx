import type { AllocationLine } from '#app/domain/compute/read-allocations.server.ts'
import type { ProjectForPerson } from '#app/domain/grants/read-projects.server.ts'
import { paths } from '#app/paths.ts'
import { wordOfRole } from '#app/proposal/proposal.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth, When } from '#app/ui/when.tsx'
import { GrantedTable } from './granted-table.tsx'

export function TeamPart({ project }: { project: ProjectForPerson }) {
  return (
    <Section title="Team">
      <SummaryList rows={project.members.map((member) => ({ term: wordOfRole(member.role), value: member.name }))} />
    </Section>
  )
}

/** What was granted, award by award. */
export function AwardsPart({ project, zone }: { project: ProjectForPerson; zone: string }) {
  return (
    <Section title="Awards">
      <Stack>
        {project.awards.map((award) => (
          <Stack key={award.id} gap="tight">
            <GrantedTable caption={`${award.number}, ${award.call}`} lines={award.lines} />
            <p>
              Signed <When at={award.acceptedAt} zone={zone} />.
              {award.hasAgreement && (
                <>
                  {' '}
                  <a href={paths.research.agreement(award.applicationId)} download>
                    Agreement (PDF)
                  </a>
                </>
              )}
            </p>
          </Stack>
        ))}
      </Stack>
    </Section>
  )
}

type AllocationsPartProps = { allocations: readonly AllocationLine[]; to(id: string): string }

/** The hours a project has now, class by class. */
export function AllocationsPart({ allocations, to }: AllocationsPartProps) {
  return (
    <Section title="Allocations">
      <Table
        caption="GPU-hours allocated, used and left"
        columns={[
          { name: 'gpuClass', label: 'GPU class' },
          { name: 'state', label: 'State', isTight: true },
          { name: 'granted', label: 'Granted', align: 'end' },
          { name: 'used', label: 'Used', align: 'end' },
          { name: 'left', label: 'Left', align: 'end' },
          { name: 'months', label: 'Months', isTight: true },
        ]}
        rows={allocations.map((allocation) => ({
          id: allocation.id,
          to: to(allocation.id),
          cells: {
            gpuClass: formatGpuClass(allocation.gpuClass),
            state: <Status of={allocation.state} />,
            granted: <GpuHours of={allocation.granted} unit="hidden" />,
            used: <GpuHours of={allocation.used} unit="hidden" />,
            left: <GpuHours of={allocation.left} unit="hidden" look="coloured" />,
            months: (
              <>
                <InMonth month={allocation.firstMonth} /> to <InMonth month={allocation.lastMonth} />
              </>
            ),
          },
        }))}
        empty={<Empty title="Hours stand here once the compute officer has allocated them." />}
      />
    </Section>
  )
}
