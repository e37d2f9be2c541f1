import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { isDiscussed } from '../discussion/discussion.ts'
import { aliasOf, isOwnAssignment } from '../reviewers.server.ts'
import { isSeenBy } from '../seen-by.server.ts'
import type { MetaWords, Recommendation } from './meta-review.ts'

const { summary, agreed, forApplicant, recommendation, revision, savedAt, handedInAt } = metaReviews
const words = { summary, agreed, forApplicant, recommendation }

/** Of a lead who stepped back nothing counts. */
const isLedNow = and(eq(metaReviews.isLead, true), inArray(assignments.state, ['agreed', 'submitted']))
const isIn = and(eq(metaReviews.isLead, true), eq(assignments.state, 'submitted'), isNotNull(handedInAt))

export type LeadSeen = { assignmentId: Id<'asg'>; alias: string; meta: (MetaWords & { handedInAt: Date }) | null }

/** Who leads a discussion, and what it came to once that is handed in, for who joins it and staff; null while nobody leads. */
export async function readLead(reads: Reads, person: Person, id: Id<'app'>): Promise<LeadSeen | null> {
  const [row] = await reads
    .select({ assignmentId: assignments.id, alias: aliasOf, ...words, handedInAt })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .innerJoin(applications, eq(applications.id, metaReviews.applicationId))
    .where(and(eq(applications.id, id), isLedNow, isSeenBy(person, 'meta-review', ['reviewer', 'staff'])))
  if (!row) return null
  const { assignmentId, alias, ...meta } = row
  return { assignmentId, alias, meta: meta.handedInAt && { ...meta, handedInAt: meta.handedInAt } }
}

export type OwnMetaReview = MetaWords & {
  number: string
  revision: number
  savedAt: Date | null
  handedInAt: Date | null
  isOpen: boolean
}

/** The meta-review a person leads by this assignment, as far as it is written; null when they lead none by it. */
export async function readOwnMetaReview(reads: Reads, person: Person, id: Id<'asg'>): Promise<OwnMetaReview | null> {
  const [row] = await reads
    .select({ ...words, revision, savedAt, handedInAt, number: applications.number, state: applications.state })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .innerJoin(applications, eq(applications.id, metaReviews.applicationId))
    .where(and(eq(assignments.id, id), isLedNow, isOwnAssignment(person), isSeenBy(person, 'discussion', ['reviewer'])))
  if (!row) return null
  const { state, ...meta } = row
  return { ...meta, isOpen: isDiscussed(state) && meta.handedInAt === null }
}

/** Whether this person leads the discussion as soon as their own review, still to be written, is in. */
export async function isLeadToBe(reads: Reads, person: Person, id: Id<'asg'>): Promise<boolean> {
  const isAgreed = and(eq(assignments.id, id), eq(assignments.state, 'agreed'), isOwnAssignment(person))
  const rows = await reads
    .select({ id: assignments.id })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .innerJoin(applications, eq(applications.id, metaReviews.applicationId))
    .where(and(isAgreed, eq(metaReviews.isLead, true), isSeenBy(person, 'own-review', ['reviewer'])))
  return rows.length > 0
}

/** What the lead of a discussion wrote for the applicant. The caller has seen to it that the decision is released. */
export async function readPanelWords(reads: Reads, id: Id<'app'>): Promise<string | null> {
  const [row] = await reads
    .select({ forApplicant })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .where(and(eq(metaReviews.applicationId, id), isIn))
  return row?.forApplicant ?? null
}

/** What the leads recommend for these applications. The caller has seen to it that its reader sees their meta-reviews. */
export async function readRecommendations(
  reads: Reads,
  ids: readonly Id<'app'>[],
): Promise<Map<Id<'app'>, Recommendation>> {
  if (ids.length === 0) return new Map()
  const rows = await reads
    .select({ id: metaReviews.applicationId, recommendation })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .where(and(inArray(metaReviews.applicationId, [...ids]), isIn))
  return new Map(rows.flatMap((row) => (row.recommendation ? [[row.id, row.recommendation]] : [])))
}

type Row = { act: 'write-meta-review'; at: string; title: string; detail: string; since: string }

/** Meta-reviews that wait for their lead, whose own review is in. */
export async function readMetaReviewsWaiting(reads: Reads, person: Person): Promise<Row[]> {
  return reads.execute<Row>(sql`
    select 'write-meta-review' as act, m.assignment_id as at, application.number || ' ' || application.title as title,
      'What the discussion came to' as detail, m.named_at::text as since
    from assignment_reviewer r join meta_review m on m.assignment_id = r.assignment_id
      join ${applications} on application.id = m.application_id
    where r.reviewer_id = ${person.id} and m.is_lead and m.handed_in_at is null
      and application.state in ('in_review', 'in_discussion', 'recommended') and ${isSeenBy(person, 'discussion', ['reviewer'])}
    order by m.named_at, m.assignment_id limit 100`)
}
