import { desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { rubricVersions } from '#db/schema/call-rubrics.ts'
import { applications, assignments, calls, reviews } from '#db/schema/grants.ts'
import { type Rubric, readCriteria } from './rubric.ts'

const columns = {
  number: rubricVersions.number,
  criteria: rubricVersions.criteria,
  blindness: rubricVersions.blindness,
}

/** By what a call is reviewed now; it stays so from its first review on. */
export async function readRubric(reads: Reads, callId: Id<'cal'>): Promise<Rubric> {
  const [row] = await reads
    .select(columns)
    .from(rubricVersions)
    .where(eq(rubricVersions.callId, callId))
    .orderBy(desc(rubricVersions.number))
    .limit(1)
  if (!row) throw new Error(`call ${callId} has no rubric`)
  return { ...row, criteria: readCriteria(row.criteria) }
}

/** The rubric an application is reviewed by, held as it is until the transaction ends: a change of it locks the call's row. */
export async function lockRubricOf(tx: Tx, applicationId: Id<'app'>): Promise<Rubric> {
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .innerJoin(applications, eq(applications.callId, calls.id))
    .where(eq(applications.id, applicationId))
    .for('share', { of: calls })
  if (!call) throw new Error(`application ${applicationId} has no call`)
  return readRubric(tx, call.id)
}

/** Whether a word of a review of the call is written, sent in or not: from then on its rubric does not change. */
export async function isRubricFixed(reads: Reads, callId: Id<'cal'>): Promise<boolean> {
  const found = await reads
    .select({ id: reviews.assignmentId })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(eq(applications.callId, callId))
    .limit(1)
  return found.length > 0
}
