import type { ActivityAsk } from '#app/domain/impact/read-activity-log.server.ts'
import { parseId } from '#app/units/id.ts'
import { addDays, parseDay, startOfDay } from '#app/units/time.ts'

export type AuditField = 'kind' | 'by' | 'about' | 'from' | 'until'
export type AuditTyped = Partial<Record<AuditField, string>>

/** Reads the filters of the activity log. Days are the reader's; the last one is included. */
export function readAuditAsk(
  typed: AuditTyped,
  cursor: { after?: string; before?: string },
  zone: string,
): { ask: ActivityAsk; errors: AuditTyped } {
  const errors: AuditTyped = {}
  const day = (field: 'from' | 'until') => {
    const parsed = typed[field] ? parseDay(typed[field]) : null
    if (typed[field] && !parsed) errors[field] = 'This is not a day. It looks like 2026-03-31.'
    return parsed
  }
  const actorId = parseId('psn', typed.by)
  if (typed.by && !actorId) errors.by = 'This is not the id of a person. It begins with psn_.'
  const from = day('from')
  const until = day('until')
  return {
    ask: {
      kind: typed.kind,
      actorId: actorId ?? undefined,
      subjectId: typed.about,
      from: from ? startOfDay(zone, from) : undefined,
      until: until ? startOfDay(zone, addDays(until, 1)) : undefined,
      after: parseId('hap', cursor.after) ?? undefined,
      before: parseId('hap', cursor.before) ?? undefined,
    },
    errors,
  }
}
