import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { OnDay } from '#app/ui/when.tsx'
import type { Day } from '#app/units/time.ts'

type Facts = { lead: string; institution: string; state: string; startsOn: Day | null; endsOn: Day | null }

/** Who leads it, where, and how it stands. */
export function ProjectFacts({ project }: { project: Facts }) {
  return (
    <SummaryList
      rows={[
        { term: 'Led by', value: project.lead },
        { term: 'At', value: project.institution },
        { term: 'Stands', value: <Status of={project.state} /> },
        ...(project.startsOn ? [{ term: 'Since', value: <OnDay on={project.startsOn} /> }] : []),
        ...(project.endsOn ? [{ term: 'Until', value: <OnDay on={project.endsOn} /> }] : []),
      ]}
    />
  )
}
