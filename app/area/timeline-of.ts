import { happeningWord } from '#app/domain/activity/happening-words.ts'
import type { Happening } from '#app/ui/timeline.tsx'
import { changesOf } from './change-words.ts'

/** A line of the activity log, as a read answers it. */
type Line = {
  id: string
  at: Date
  kind: string
  by: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The activity lines of a record, as the Timeline shows them. */
export function timelineOf(lines: readonly Line[]): Happening[] {
  return lines.map((line) => ({
    id: line.id,
    at: line.at,
    who: line.by,
    what: happeningWord(line.kind),
    changes: changesOf(line),
  }))
}
