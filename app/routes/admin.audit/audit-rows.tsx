import { changesOf } from '#app/area/change-words.ts'
import { recordPath } from '#app/area/record-path.ts'
import type { ActivityLogLine } from '#app/domain/impact/read-activity-log.server.ts'
import { Mono } from '#app/ui/mono.tsx'
import { When } from '#app/ui/when.tsx'

export const auditColumns = [
  { name: 'at', label: 'When', isTight: true },
  { name: 'by', label: 'Who', isTight: true },
  { name: 'what', label: 'What', isRowHeading: true, isTight: true },
  { name: 'about', label: 'Record', isTight: true },
  { name: 'changes', label: 'Before and after', isClipped: true },
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
      about: <About line={line} onlyTo={to({ about: line.subjectId })} />,
      changes: <Changes line={line} />,
    },
  }
}

/** The record itself, where it has a page, and everything that happened to it. */
function About({ line, onlyTo }: { line: ActivityLogLine; onlyTo: string }) {
  const words = line.subjectType.replaceAll('_', ' ')
  const page = recordPath(line.subjectId)
  return (
    <>
      {page ? <a href={page}>{words}</a> : words}{' '}
      <a href={onlyTo} title={`Only what happened to ${line.subjectId}`}>
        <Mono>…{line.subjectId.slice(-6)}</Mono>
      </a>
    </>
  )
}

/** As much as fits one line; the whole of it, with the request it came in, on demand. */
function Changes({ line }: { line: ActivityLogLine }) {
  const changes = changesOf(line).map(({ name, before, after }) => ({
    name,
    words: line.before ? `${before} → ${after}` : after,
  }))
  const all = changes.map(({ name, words }) => `${name} ${words}`).join(' · ')
  return (
    <details>
      <summary>{all || 'Nothing beside it'}</summary>
      <ul>
        {changes.map(({ name, words }) => (
          <li key={name}>
            {name}: {words}
          </li>
        ))}
        {line.requestId && (
          <li>
            Request <Mono>{line.requestId}</Mono>
          </li>
        )}
      </ul>
    </details>
  )
}
