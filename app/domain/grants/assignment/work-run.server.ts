import { and, eq, inArray } from 'drizzle-orm'
import { toPerson } from '#app/domain/people/person-row.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { assignmentRuns } from '#db/schema/assignment.ts'
import { people } from '#db/schema/people.ts'
import { fingerprintOf, readCallFacts } from '../review/read-call-facts.server.ts'
import { readSettings } from './assignment-run.ts'
import type { Step } from './proposal.ts'

/** Works a proposal out and keeps it, with the step it is at meanwhile. One that is there already is left alone. */
export async function workRun(world: Touches<'db' | 'clock' | 'solver'>, runId: Id<'arn'>): Promise<void> {
  const isOpen = and(eq(assignmentRuns.id, runId), inArray(assignmentRuns.state, ['waiting', 'running']))
  const reach = async (step: Step) => {
    await world.db.update(assignmentRuns).set({ state: 'running', step }).where(isOpen)
  }
  const [run] = await world.db
    .select({ callId: assignmentRuns.callId, settings: assignmentRuns.settings, officer: people })
    .from(assignmentRuns)
    .innerJoin(people, eq(people.id, assignmentRuns.askedBy))
    .where(isOpen)
  if (!run) return
  await reach('reading')
  const facts = await readCallFacts(world.db, toPerson(run.officer), run.callId)
  const proposal = await world.solver.propose({ facts, settings: readSettings(run.settings), report: reach })
  await world.db
    .update(assignmentRuns)
    .set({ state: 'done', step: null, proposal, fingerprint: fingerprintOf(facts), doneAt: world.clock.now() })
    .where(isOpen)
}
