import { asc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { decisionLines, decisions, releases } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { DecisionLine, DecisionOutcome } from './decision.ts'

export type StaffDecision = {
  outcome: DecisionOutcome
  reason: string
  privateNote: string
  decidedBy: string
  decidedAt: Date
  releasedAt: Date | null
  offerUntil: Date | null
  lines: DecisionLine[]
}

/** The decision about an application, drafted or released; the caller has seen to it that its reader may know. */
export async function readStaffDecision(world: Touches<'db'>, id: Id<'app'>): Promise<StaffDecision | null> {
  const [row] = await world.db
    .select({ decision: decisions, decidedBy: people.name, releasedAt: releases.releasedAt })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.decidedBy))
    .leftJoin(releases, eq(releases.id, decisions.releaseId))
    .where(eq(decisions.applicationId, id))
  if (!row) return null
  const { gpuClass, seconds, firstMonth, lastMonth } = decisionLines
  const lines = await world.db
    .select({ gpuClass, seconds, firstMonth, lastMonth })
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, row.decision.id))
    .orderBy(asc(decisionLines.gpuClass))
  const { outcome, reason, privateNote, decidedAt, offerUntil } = row.decision
  return {
    outcome,
    reason,
    privateNote,
    decidedBy: row.decidedBy,
    decidedAt,
    releasedAt: row.releasedAt,
    offerUntil,
    lines,
  }
}
