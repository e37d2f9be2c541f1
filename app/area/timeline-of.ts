import { happeningWord } from '#app/domain/activity/happening-words.ts'
import type { Happening } from '#app/ui/timeline.tsx'

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

/** Before and after, field by field, as text. */
export function changesOf({ before, after }: Pick<Line, 'before' | 'after'>) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => ({ name: asWords(name), before: asText(before?.[name]), after: asText(after?.[name]) }))
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(asText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('_', ' ')
}

/** expiresAt reads "Expires at". */
function asWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
