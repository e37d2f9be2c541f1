import { z } from 'zod'
import { type Bulk, bulkOutcomes, type ListAct, listActs, mostInBulk } from '#app/domain/grants/bulk/bulk.ts'
import type { Chosen } from '#app/domain/grants/bulk/start-bulk.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { instantIn } from '#app/units/zoned-time.ts'

/** What the form of one act on many sends: the rows, each with the draft that was looked at, and what the verb is given. */
export const ManyAsk = z.object({
  bulk: z.string().max(40).default(''),
  act: z.enum(listActs, 'Choose what to do.'),
  row: z.array(z.string().max(80)).max(mostInBulk, `At most ${mostInBulk} at once.`).default([]),
  note: z.string().max(5000, 'At most 5,000 letters.').default(''),
  reviewerId: z.string().max(40).default(''),
  dueOn: z.string().max(10).default(''),
  outcome: z.enum(bulkOutcomes, 'Choose an outcome.').optional(),
})
type Asked = z.output<typeof ManyAsk>

/** The rows of the form; what is no row is left out. */
export function chosenIn(rows: readonly string[]): Chosen[] {
  return rows.flatMap((row) => {
    const [id, drafted] = row.split('@')
    const applicationId = parseId('app', id)
    const basedOn = drafted ? new Date(drafted) : null
    if (!applicationId || (basedOn && Number.isNaN(basedOn.getTime()))) return []
    return [{ applicationId, basedOn }]
  })
}

/** How the form writes a row, and when the draft it shows was made. */
export function rowOf({ id, draft }: { id: string; draft: { decidedAt: Date | string } | null }): string {
  return draft ? `${id}@${new Date(draft.decidedAt).toISOString()}` : id
}

export type AskedBulk = { ok: true; bulk: Bulk } | { ok: false; field: string; sentence: string }

/** The act with what its verb is given, read in the lab's zone. */
export function bulkIn(asked: Asked, zone: string): AskedBulk {
  const { act, note, outcome } = asked
  if (act === 'to-review') return { ok: true, bulk: { act } }
  if (act === 'assign') return assignIn(asked, zone)
  if (act !== 'decide') return { ok: true, bulk: { act, note } }
  if (!outcome) return { ok: false, field: 'outcome', sentence: 'Choose an outcome.' }
  return { ok: true, bulk: { act, outcome, note } }
}

function assignIn({ reviewerId: typed, dueOn }: Asked, zone: string): AskedBulk {
  const reviewerId = parseId('psn', typed)
  if (!reviewerId) return { ok: false, field: 'reviewerId', sentence: 'Choose a reviewer to ask.' }
  const dueAt = dueOn ? instantIn(zone, `${dueOn}T23:59`) : null
  if (dueOn && !dueAt) return { ok: false, field: 'dueOn', sentence: 'Write the due day as year, month and day.' }
  return { ok: true, bulk: { act: 'assign', reviewerId, dueAt } }
}

/** What the list asks for in the address: an act it knows, and ids that are ids. */
export function pickedIn(asked: URLSearchParams): { act: ListAct | undefined; ids: Id<'app'>[] } {
  const ids = asked.getAll('id').flatMap((id) => parseId('app', id) ?? [])
  return { act: listActs.find((act) => act === asked.get('act')), ids: [...new Set(ids)].slice(0, mostInBulk) }
}
