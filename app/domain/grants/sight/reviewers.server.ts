import { createHash } from 'node:crypto'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { assignments } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { assignmentReviewers, reviewDeclines, reviewRemovals } from '#db/schema/sight.ts'
import { drawAlias } from './alias.ts'

export type Seat = { assignmentId: Id<'asg'>; applicationId: Id<'app'>; reviewerId: Id<'psn'> }

/**
 * Writes down who reads what, each under an alias of the application. The caller holds the applications; one who reads it already
 * throws.
 */
export async function seatReviewers(tx: Tx, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return
  const ids = [...new Set(seats.map(({ applicationId }) => applicationId))]
  const { applicationId, alias } = assignmentReviewers
  const rows = await tx.select({ applicationId, alias }).from(assignmentReviewers).where(inArray(applicationId, ids))
  const taken = new Map(
    [...groupBy(rows, (row) => row.applicationId)].map(([id, list]) => [id, new Set(list.map((row) => row.alias))]),
  )
  const seated = seats.map((seat) => {
    const others = taken.get(seat.applicationId) ?? new Set<string>()
    const drawn = drawAlias(others, lotOf(seat.assignmentId))
    taken.set(seat.applicationId, others.add(drawn))
    return { ...seat, alias: drawn }
  })
  await tx.insert(assignmentReviewers).values(seated)
}

/** A number from 0 up to 1 that the id alone decides, so that writing the same down again draws the same. */
function lotOf(assignmentId: Id<'asg'>): number {
  return createHash('sha256').update(assignmentId).digest().readUInt32BE() / 2 ** 32
}

/** How far somebody is with the review of an application they were once asked for; null when they never were. */
export async function readSeatState(
  reads: Reads,
  applicationId: Id<'app'>,
  reviewerId: Id<'psn'>,
): Promise<typeof assignments.$inferSelect.state | null> {
  const isHers = and(
    eq(assignmentReviewers.applicationId, applicationId),
    eq(assignmentReviewers.reviewerId, reviewerId),
  )
  const [row] = await reads
    .select({ state: assignments.state })
    .from(assignmentReviewers)
    .innerJoin(assignments, eq(assignments.id, assignmentReviewers.assignmentId))
    .where(isHers)
  return row?.state ?? null
}

/** In a query over `assignment`: it is this person's own. */
export function isOwnAssignment(person: Person): SQL {
  return sql`${assignments.id} in (select assignment_id from ${assignmentReviewers} where reviewer_id = ${person.id})`
}

/** The application of this person's own assignment, whatever became of it; it opens nothing by itself. */
export async function readOwnApplicationId(reads: Reads, person: Person, id: Id<'asg'>): Promise<Id<'app'> | null> {
  const [own] = await reads
    .select({ applicationId: assignments.applicationId })
    .from(assignments)
    .where(and(eq(assignments.id, id), isOwnAssignment(person)))
  return own?.applicationId ?? null
}

/** In a query over `assignment`: whether who reads it may still sign in. */
export const hasReader = sql`exists (select from ${assignmentReviewers} r join person p on p.id = r.reviewer_id
  where r.assignment_id = ${assignments.id} and p.disabled_at is null)`

/** In a query over `assignment`: the alias of who reads it. */
export const aliasOf = sql<string>`(select alias from ${assignmentReviewers} where assignment_id = ${assignments.id})`

/** In a query over `assignment`: a key that is one reviewer's in every application. It may weigh scores, and is never shown. */
export const sameReviewer = sql<string>`(select reviewer_id from ${assignmentReviewers} where assignment_id = ${assignments.id})`

export type Named = {
  name: string
  declined: { reason: string; instead: string } | null
  removed: { reason: string } | null
}

/** Who stands behind the assignments of an application, why they declined, and why the request was taken back. The caller has seen to it that its reader may know. */
export async function readReviewerNames(reads: Reads, id: Id<'app'>): Promise<Map<Id<'asg'>, Named>> {
  const rows = await reads
    .select({
      assignmentId: assignmentReviewers.assignmentId,
      name: people.name,
      declined: { reason: reviewDeclines.reason, instead: reviewDeclines.instead },
      removed: { reason: reviewRemovals.reason },
    })
    .from(assignmentReviewers)
    .innerJoin(people, eq(people.id, assignmentReviewers.reviewerId))
    .leftJoin(reviewDeclines, eq(reviewDeclines.assignmentId, assignmentReviewers.assignmentId))
    .leftJoin(reviewRemovals, eq(reviewRemovals.assignmentId, assignmentReviewers.assignmentId))
    .where(eq(assignmentReviewers.applicationId, id))
  return new Map(rows.map(({ assignmentId, ...named }) => [assignmentId, named]))
}

/** Where a letter about an assignment goes. */
export async function readReaderAddress(
  reads: Reads,
  assignmentId: Id<'asg'>,
): Promise<{ email: string; personId: Id<'psn'> }> {
  const [row] = await reads
    .select({ email: people.email, personId: people.id })
    .from(assignmentReviewers)
    .innerJoin(people, eq(people.id, assignmentReviewers.reviewerId))
    .where(eq(assignmentReviewers.assignmentId, assignmentId))
  if (!row) throw new Error(`assignment ${assignmentId} has no reviewer`)
  return row
}
