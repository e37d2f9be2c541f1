import { and, asc, eq } from 'drizzle-orm'
import { recordHappenings } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { assignmentRuns } from '#db/schema/assignment.ts'
import { applications } from '#db/schema/grants.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { askReviewers } from '../review/ask-reviewers.server.ts'
import { fingerprintOf, readCallFacts } from '../review/read-call-facts.server.ts'
import { readNewestRun } from './read-run.server.ts'

export type ConfirmRunRefusal = 'not-allowed' | 'not-found' | 'not-done' | 'changed-since' | 'due-past'

/**
 * Asks everyone a proposal names, all at once or nobody, and writes to them. Everything the proposal rests on is read again under
 * lock: an assignment, a conflict, a reviewer or an application that changed meanwhile refuses it whole, and so does
 * a newer proposal. Officers confirm what they asked for themselves.
 */
export async function confirmRun(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, runId }: { callId: Id<'cal'>; runId: Id<'arn'> },
): Promise<Outcome<{ asked: number }, ConfirmRunRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await tx
      .select({ id: applications.id })
      .from(applications)
      .where(eq(applications.callId, callId))
      .orderBy(asc(applications.id))
      .for('update')
    const run = await readNewestRun(tx, { callId, askedBy: officer.id })
    if (!run) return refuse('not-found')
    if (run.id !== runId) return refuse('changed-since')
    if (run.state === 'confirmed') return done({ asked: run.proposal?.added.length ?? 0 })
    if (run.state !== 'done' || !run.proposal) return refuse('not-done')
    if (run.fingerprint !== fingerprintOf(await readCallFacts(tx, officer, callId))) return refuse('changed-since')
    const dueAt = run.settings.dueAt === null ? null : new Date(run.settings.dueAt)
    if (dueAt && dueAt < at) return refuse('due-past')
    const [taken] = await tx
      .update(assignmentRuns)
      .set({ state: 'confirmed', confirmedBy: officer.id, confirmedAt: at })
      .where(and(eq(assignmentRuns.id, runId), eq(assignmentRuns.state, 'done')))
      .returning({ id: assignmentRuns.id })
    if (!taken) return refuse('changed-since')
    const by = { ids: world.ids, at, actor }
    await askReviewers(tx, by, { pairs: run.proposal.added, officerId: officer.id, dueAt })
    const asked = run.proposal.added.length
    await recordHappenings(tx, by, [
      { kind: 'proposal-confirmed', subject: { type: 'call', id: callId }, after: { runId, asked } },
    ])
    return done({ asked })
  })
}
