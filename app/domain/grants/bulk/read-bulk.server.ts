import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { bulkActs, bulkRows } from '#db/schema/bulk.ts'
import { applications, calls, decisions } from '#db/schema/grants.ts'
import type { ApplicationState } from '../application.ts'
import type { DecisionOutcome } from '../decision.ts'
import { mayRunCalls } from '../policy.ts'
import { readBulkReviewer } from '../sight/bulk-reviewer.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import { type BulkVerdict, mostInBulk } from './bulk.ts'

export type ChosenLine = {
  id: Id<'app'>
  number: string
  title: string
  state: ApplicationState
  call: string
  /** The draft of its decision as it is now. */
  draft: { outcome: DecisionOutcome; decidedAt: Date } | null
}

/** The applications an officer picked, as far as she sees them, in order of their numbers. */
export async function readChosen(
  world: Touches<'db'>,
  officer: Person,
  ids: readonly Id<'app'>[],
): Promise<ChosenLine[]> {
  if (!mayRunCalls(officer) || ids.length === 0) return []
  const rows = await world.db
    .select({
      id: applications.id,
      number: applications.number,
      title: applications.title,
      state: applications.state,
      call: calls.title,
      outcome: decisions.outcome,
      decidedAt: decisions.decidedAt,
    })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .leftJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(and(inArray(applications.id, ids.slice(0, mostInBulk)), isSeenByStaff(officer, 'decision')))
    .orderBy(asc(applications.number))
  return rows.map(({ outcome, decidedAt, ...line }) => ({
    ...line,
    draft: outcome && decidedAt ? { outcome, decidedAt } : null,
  }))
}

export type BulkLine = {
  place: number
  applicationId: Id<'app'> | null
  number: string
  title: string | null
  verdict: BulkVerdict
  refusal: string | null
}
export type BulkSeen = {
  id: Id<'blk'>
  act: (typeof bulkActs.$inferSelect)['act']
  note: string
  outcome: DecisionOutcome | null
  dueAt: Date | null
  missing: number
  madeAt: Date
  reviewer: string | null
  lines: BulkLine[]
}

/** A bulk act with what became of each row, for the officer who made it; null for everybody else. Rows she has a part in by now are left out. */
export async function readBulk(world: Touches<'db'>, officer: Person, id: Id<'blk'>): Promise<BulkSeen | null> {
  if (!mayRunCalls(officer)) return null
  const [made] = await world.db
    .select()
    .from(bulkActs)
    .where(and(eq(bulkActs.id, id), eq(bulkActs.madeBy, officer.id)))
  if (!made) return null
  const lines = await world.db
    .select({
      place: bulkRows.place,
      applicationId: bulkRows.applicationId,
      number: sql<string>`coalesce(${applications.number}, ${bulkRows.number})`,
      title: sql<string | null>`${applications.title}`,
      verdict: bulkRows.verdict,
      refusal: bulkRows.refusal,
    })
    .from(bulkRows)
    .leftJoin(applications, eq(applications.id, bulkRows.applicationId))
    .where(and(eq(bulkRows.bulkId, id), isSeenRow(officer)))
    .orderBy(asc(bulkRows.place))
  const { madeBy: _madeBy, ...told } = made
  return { ...told, reviewer: (await readBulkReviewer(world.db, id))?.name ?? null, lines }
}

function isSeenRow(officer: Person): SQL | undefined {
  return or(sql`${bulkRows.applicationId} is null`, isSeenByStaff(officer, 'title'))
}
