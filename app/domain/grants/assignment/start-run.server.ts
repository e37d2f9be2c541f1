import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { assignmentRuns } from '#db/schema/assignment.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readCall } from '../read-calls.server.ts'
import { readCallFacts } from '../review/read-call-facts.server.ts'
import { type RunSettings, readSettings } from './assignment-run.ts'

export type StartRunRefusal = 'not-allowed' | 'not-found' | 'due-past' | 'nothing-to-read' | 'nobody-to-ask'

/**
 * Asks for a proposal of who reads what in a call. It is worked out in the background and changes nothing; her newest one counts.
 * Refuses a due time that is over, a call without an application in review, and one without a reviewer.
 */
export async function startRun(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, ...asked }: RunSettings & { callId: Id<'cal'> },
): Promise<Outcome<{ runId: Id<'arn'> }, StartRunRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const settings = readSettings(asked)
  const at = world.clock.now()
  if (!(await readCall(world, callId))) return refuse('not-found')
  if (settings.dueAt !== null && new Date(settings.dueAt) < at) return refuse('due-past')
  const facts = await readCallFacts(world.db, officer, callId)
  if (facts.applications.length === 0) return refuse('nothing-to-read')
  if (facts.reviewers.length === 0) return refuse('nobody-to-ask')
  const runId = world.ids.next('arn')
  await world.db.transaction(async (tx) => {
    await tx
      .insert(assignmentRuns)
      .values({ id: runId, callId, state: 'waiting', settings, askedBy: officer.id, askedAt: at })
    await enqueueJob(tx, 'propose-reviewers', { runId }, { attempts: 3, queue: 'propose-reviewers' })
  })
  return done({ runId })
}
