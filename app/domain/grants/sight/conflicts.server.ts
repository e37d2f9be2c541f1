import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { applicationSaves } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { assignmentReviewers, conflicts } from '#db/schema/sight.ts'
import { type Standing, sight } from './sight.ts'

/** A conflict, confirmed or still suspected, stands between a person and an application. */
export async function isConflicted(reads: Reads, applicationId: Id<'app'>, reviewerId: Id<'psn'>): Promise<boolean> {
  const [conflict] = await reads
    .select({ status: conflicts.status })
    .from(conflicts)
    .where(
      and(
        eq(conflicts.applicationId, applicationId),
        eq(conflicts.reviewerId, reviewerId),
        ne(conflicts.status, 'dismissed'),
      ),
    )
  return conflict !== undefined
}

/** Has saved words of the application, also one who has left its team since: then it is not theirs to judge. */
export async function hasWritten(reads: Reads, id: Id<'app'>, personId: Id<'psn'>): Promise<boolean> {
  const saved = await reads
    .select({ revision: applicationSaves.revision })
    .from(applicationSaves)
    .where(and(eq(applicationSaves.applicationId, id), eq(applicationSaves.savedBy, personId)))
    .limit(1)
  return saved.length > 0
}

/** Confirms a conflict a person states of themselves, over whatever was suspected or dismissed before. */
export async function confirmConflict(
  tx: Tx,
  stated: { applicationId: Id<'app'>; reviewerId: Id<'psn'>; reason: string; at: Date },
): Promise<void> {
  const { applicationId, reviewerId, reason, at } = stated
  const words = { status: 'confirmed', reason, statedBy: reviewerId, statedAt: at } as const
  await tx
    .insert(conflicts)
    .values({ applicationId, reviewerId, source: 'declared', ...words })
    .onConflictDoUpdate({ target: [conflicts.applicationId, conflicts.reviewerId], set: words })
}

/** Keeps why what was found is no conflict. One that was confirmed meanwhile stands. */
export async function dismissConflict(
  tx: Tx,
  stated: { applicationId: Id<'app'>; reviewerId: Id<'psn'>; reason: string; at: Date },
): Promise<void> {
  const { applicationId, reviewerId, reason, at } = stated
  const words = { status: 'dismissed', reason, statedBy: reviewerId, statedAt: at } as const
  await tx
    .insert(conflicts)
    .values({ applicationId, reviewerId, source: 'suggested', ...words })
    .onConflictDoUpdate({
      target: [conflicts.applicationId, conflicts.reviewerId],
      set: words,
      setWhere: ne(conflicts.status, 'confirmed'),
    })
}

export type ShownConflict = { reviewer: string; status: string; reason: string | null }

/** The conflicts of an application as staff of this standing may see them; the reason is for officers alone. */
export async function readConflicts(reads: Reads, id: Id<'app'>, standing: Standing): Promise<ShownConflict[]> {
  if (sight.conflict[standing] === 'never') return []
  const rows = await reads
    .select({ reviewer: people.name, status: conflicts.status, reason: conflicts.reason })
    .from(conflicts)
    .innerJoin(people, eq(people.id, conflicts.reviewerId))
    .where(eq(conflicts.applicationId, id))
    .orderBy(asc(people.name), asc(people.id))
  const isTold = sight['conflict-reason'][standing] !== 'never'
  return rows.map((row) => ({ ...row, reason: isTold ? row.reason : null }))
}

type Pair = { applicationId: Id<'app'>; reviewerId: Id<'psn'> }

/** Who has a conflict with which of these applications, not dismissed, or wrote of it. */
export async function readConflictedPairs(reads: Reads, ids: readonly Id<'app'>[]): Promise<Pair[]> {
  if (ids.length === 0) return []
  const { applicationId, reviewerId } = conflicts
  const isHeld = and(inArray(applicationId, [...ids]), ne(conflicts.status, 'dismissed'))
  const wrote = { applicationId: applicationSaves.applicationId, reviewerId: applicationSaves.savedBy }
  return reads
    .select({ applicationId, reviewerId })
    .from(conflicts)
    .where(isHeld)
    .union(
      reads
        .select(wrote)
        .from(applicationSaves)
        .where(inArray(applicationSaves.applicationId, [...ids])),
    )
}

/** In a query over `person`: what stands against asking them for this application; null when nothing does. */
export function againstAsking(id: Id<'app'>): SQL<'conflict' | 'assigned' | null> {
  return sql`case
    when exists (select from ${conflicts} c where c.application_id = ${id} and c.reviewer_id = person.id and c.status <> 'dismissed') then 'conflict'
    when exists (select from ${applicationSaves} w where w.application_id = ${id} and w.saved_by = person.id) then 'conflict'
    when exists (select from ${assignmentReviewers} r where r.application_id = ${id} and r.reviewer_id = person.id) then 'assigned'
  end`
}
