import { changesOf } from '#app/area/timeline-of.ts'
import type { ActivityLogLine } from '#app/domain/activity/read-activity-log.server.ts'
import { Mono } from '#app/ui/mono.tsx'
import { When } from '#app/ui/when.tsx'

export const auditColumns = [
  { name: 'at', label: 'When', isTight: true },
  { name: 'by', label: 'Who' },
  { name: 'what', label: 'What', isRowHeading: true },
  { name: 'about', label: 'Record' },
  { name: 'changes', label: 'Before and after' },
  { name: 'request', label: 'Request' },
]

type Shown = { zone: string; words: string; to: (change: Record<string, string | null>) => string }

export function auditRow(line: ActivityLogLine, { zone, words, to }: Shown) {
  return {
    id: line.id,
    cells: {
      at: <When at={line.at} zone={zone} />,
      by: (
        <>
          {line.actorId ? <a href={to({ by: line.actorId })}>{line.by}</a> : line.by}
          {line.actingAs && ` for ${line.actingAs}`}
        </>
      ),
      what: words,
      about: (
        <a href={to({ about: line.subjectId })}>
          {line.subjectType.replaceAll('_', ' ')} <Mono>{line.subjectId}</Mono>
        </a>
      ),
      changes: changesOf(line).map((change) => (
        <div key={change.name}>
          {change.name}: {line.before ? `${change.before} → ${change.after}` : change.after}
        </div>
      )),
      request: line.requestId && <Mono>{line.requestId}</Mono>,
    },
  }
}
