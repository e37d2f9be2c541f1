import { and, asc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import {
  applications,
  assignments,
  awards,
  calls,
  decisionLines,
  decisions,
  releases,
  reviews,
} from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { ApplicationState } from './application.ts'
import type { Call } from './call.ts'
import type { DecisionLine, DecisionOutcome } from './decision.ts'
import type { Form } from './forms/form.ts'
import { readFormOf } from './forms/read-forms.server.ts'
import { mayReadApplications } from './policy.ts'
import { callColumns } from './read-calls.server.ts'
import { attachmentOf, readLines, readMembers } from './read-my-application.server.ts'
import type { RequestLine } from './request.ts'
import type { AssignmentState } from './review.ts'
import { readRubric } from './rubrics/read-rubric.server.ts'
import { meanScore, type Rubric, type Scores } from './rubrics/rubric.ts'
import { aliasWords } from './sight/alias.ts'
import { readConflicts, type ShownConflict } from './sight/conflicts.server.ts'
import { aliasOf, readReviewerNames } from './sight/reviewers.server.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'
import { type Standing, sight, staffStanding } from './sight/sight.ts'

export type StaffReview = {
  assignmentId: Id<'asg'>
  /** “Reviewer C”: the same in every list, in an order that tells nothing. */
  alias: string
  /** Null for those who may not know. */
  name: string | null
  /** Why they did not take it on, and who could instead. */
  declined: { reason: string; instead: string } | null
  state: AssignmentState
  dueAt: Date | null
  /** Only once it is sent in: a review being written is its reviewer's own. */
  review: {
    scores: Scores
    mean: number | null
    confidence: number | null
    forCommittee: string
    forApplicant: string
  } | null
}

export type StaffApplication = {
  id: Id<'app'>
  number: string
  title: string
  state: ApplicationState
  applicant: { name: string; email: string }
  call: Call
  form: Form
  answers: Record<string, string>
  submittedAt: Date | null
  screeningNote: string | null
  withdrawalReason: string | null
  attachment: { name: string; bytes: number; sha256: string } | null
  lines: RequestLine[]
  members: { email: string; name: string; institution: string; role: string }[]
  rubric: Rubric
  reviews: StaffReview[]
  conflicts: ShownConflict[]
  decision: {
    outcome: DecisionOutcome
    reason: string
    privateNote: string
    decidedBy: string
    decidedAt: Date
    releasedAt: Date | null
    offerUntil: Date | null
    lines: DecisionLine[]
  } | null
  projectId: Id<'prj'> | null
}

/** One application for staff with no part in it; null for everybody else, and for drafts. */
export async function readStaffApplication(
  world: Touches<'db'>,
  person: Person,
  id: Id<'app'>,
): Promise<StaffApplication | null> {
  if (!mayReadApplications(person)) return null
  const [row] = await world.db
    .select({
      application: applications,
      call: callColumns,
      name: people.name,
      email: people.email,
      projectId: awards.projectId,
    })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .leftJoin(awards, eq(awards.applicationId, applications.id))
    .where(and(eq(applications.id, id), isSeenByStaff(person, 'proposal')))
  if (!row) return null
  const { application } = row
  const standing = staffStanding(person)
  const rubric = await readRubric(world.db, application.callId)
  const [form, lines, members, reviewed, stated, decision] = await Promise.all([
    readFormOf(world.db, id),
    readLines(world, id),
    readMembers(world, id),
    readReviews(world, id, { rubric, standing }),
    readConflicts(world.db, id, standing),
    readDecision(world, id),
  ])
  return {
    id,
    number: application.number,
    title: application.title,
    state: application.state,
    applicant: { name: row.name, email: row.email },
    call: row.call,
    form,
    answers: application.answers,
    submittedAt: application.submittedAt,
    screeningNote: application.screeningNote,
    withdrawalReason: application.withdrawalReason,
    attachment: attachmentOf(application),
    lines,
    members,
    rubric,
    reviews: reviewed,
    conflicts: stated,
    decision,
    projectId: row.projectId,
  }
}

type Shown = { rubric: Rubric; standing: Standing }

async function readReviews(world: Touches<'db'>, id: Id<'app'>, { rubric, standing }: Shown): Promise<StaffReview[]> {
  const rows = await world.db
    .select({ assignment: assignments, alias: aliasOf, review: reviews })
    .from(assignments)
    .leftJoin(reviews, and(eq(reviews.assignmentId, assignments.id), sql`${reviews.submittedAt} is not null`))
    .where(eq(assignments.applicationId, id))
    .orderBy(aliasOf)
  const isNamed = sight['reviewer-names'][standing] !== 'never'
  const names = isNamed ? await readReviewerNames(world.db, id) : null
  return rows.map(({ assignment, alias, review }) => ({
    assignmentId: assignment.id,
    alias: aliasWords(alias),
    name: names?.get(assignment.id)?.name ?? null,
    declined: names?.get(assignment.id)?.declined ?? null,
    state: assignment.state,
    dueAt: assignment.dueAt,
    review: review && {
      scores: review.scores,
      mean: meanScore(rubric, review.scores),
      confidence: review.confidence,
      forCommittee: review.forCommittee,
      forApplicant: review.forApplicant,
    },
  }))
}

async function readDecision(world: Touches<'db'>, id: Id<'app'>): Promise<StaffApplication['decision']> {
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
