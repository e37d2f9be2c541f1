import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Outcome } from '#app/units/outcome.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { assignReviewer } from '../assign-reviewer.server.ts'
import { extendDeadline } from '../deadlines/extend-deadline.server.ts'
import { decideApplication } from '../decide-application.server.ts'
import { screenApplication } from '../screen-application.server.ts'
import { type Bulk, type BulkRefusal, type BulkVerdict, noteOf } from './bulk.ts'

export type RowAsk = { applicationId: Id<'app'> | null; number: string | null; basedOn: Date | null }
type Judged = { verdict: Exclude<BulkVerdict, 'waiting'>; refusal: BulkRefusal | null }

/**
 * Does one row of a bulk act through the verb a page of its own would call, so that none of its rules is passed over. Refuses one that
 * was sent in again since the act was started: nobody has looked at it.
 */
export async function actOnRow(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { bulk, row }: { bulk: Bulk; row: RowAsk },
): Promise<Judged> {
  if (await isSoAlready(world, bulk, row)) return { verdict: 'already', refusal: null }
  if (await isSentAgain(world, bulk, row)) return { verdict: 'refused', refusal: 'sent-again' }
  const outcome = await callVerb(world, actor, { bulk, row })
  if (outcome.ok) return { verdict: 'done', refusal: null }
  if (outcome.refused === 'already-assigned') return { verdict: 'already', refusal: null }
  return { verdict: 'refused', refusal: outcome.refused }
}

function callVerb(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { bulk, row }: { bulk: Bulk; row: RowAsk },
): Promise<Outcome<unknown, BulkRefusal>> {
  const { applicationId, number, basedOn } = row
  if (bulk.act === 'extend') {
    const ask = { callId: bulk.callId, number: number ?? '', until: bulk.until, reason: bulk.note }
    return extendDeadline(world, actor, ask)
  }
  if (!applicationId) throw new Error(`a row of ${bulk.act} names no application`)
  if (bulk.act === 'assign') {
    return assignReviewer(world, actor, { applicationId, reviewerId: bulk.reviewerId, dueAt: bulk.dueAt })
  }
  if (bulk.act === 'decide') {
    const reason = noteOf(bulk) || undefined
    return decideApplication(world, actor, { applicationId, outcome: bulk.outcome, reason, basedOn })
  }
  return screenApplication(world, actor, { applicationId, to: screenings[bulk.act], note: noteOf(bulk) })
}

const screenings = { 'to-review': 'in_review', return: 'returned', ineligible: 'ineligible' } as const

/** What was done before, by this act or otherwise, is not done again and is no refusal. */
async function isSoAlready(world: Touches<'db'>, bulk: Bulk, { applicationId }: RowAsk): Promise<boolean> {
  if (!applicationId || bulk.act === 'assign' || bulk.act === 'extend') return false
  const [row] = await world.db
    .select({
      state: applications.state,
      note: applications.screeningNote,
      outcome: decisions.outcome,
      reason: decisions.reason,
    })
    .from(applications)
    .leftJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(eq(applications.id, applicationId))
  if (!row) return false
  if (bulk.act === 'decide') {
    const isReasonKept = noteOf(bulk) === '' || row.reason === noteOf(bulk)
    return row.state === 'decided' && row.outcome === bulk.outcome && isReasonKept
  }
  if (row.state !== screenings[bulk.act]) return false
  return bulk.act === 'to-review' || row.note === noteOf(bulk)
}

async function isSentAgain(world: Touches<'db'>, bulk: Bulk, { applicationId, basedOn }: RowAsk): Promise<boolean> {
  if (!applicationId || bulk.act === 'decide' || !basedOn) return false
  const sentAt = applications.submittedAt
  const [row] = await world.db.select({ sentAt }).from(applications).where(eq(applications.id, applicationId))
  return row?.sentAt?.getTime() !== basedOn.getTime()
}
