import { and, eq, sql } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { ReadKind } from '#app/domain/activity/reads/sensitive-read.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications, assignments, awards, calls, reviews } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { ApplicationState } from './application.ts'
import type { Call } from './call.ts'
import type { Form } from './forms/form.ts'
import { readFormOf } from './forms/read-forms.server.ts'
import { mayReadApplications } from './policy.ts'
import { callColumns } from './read-calls.server.ts'
import { readMembers } from './read-members.server.ts'
import { attachmentOf, readLines } from './read-my-application.server.ts'
import { readStaffDecision, type StaffDecision } from './read-staff-decision.server.ts'
import type { RequestLine } from './request.ts'
import type { AssignmentState } from './review.ts'
import { readRubric } from './rubrics/read-rubric.server.ts'
import { meanScore, type Rubric, type Scores } from './rubrics/rubric.ts'
import { aliasWords } from './sight/alias.ts'
import { readConflicts, type ShownConflict } from './sight/conflicts.server.ts'
import { noteKeptFrom } from './sight/note-kept-from.server.ts'
import { aliasOf, readReviewerNames } from './sight/reviewers.server.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'
import { type Standing, sight, staffStanding } from './sight/sight.ts'
import { readAllVersions } from './versions/read-versions.server.ts'
import type { ReviewVersion } from './versions/version.ts'

export type StaffReview = {
  assignmentId: Id<'asg'>
  /** “Reviewer C”: the same in every list, in an order that tells nothing. */
  alias: string
  /** Null for those who may not know. */
  name: string | null
  /** Why they did not take it on, and who could instead. */
  declined: { reason: string; instead: string } | null
  /** Why an officer took the request back. */
  removed: { reason: string } | null
  state: AssignmentState
  dueAt: Date | null
  /** Only once it is sent in: a review being written is its reviewer's own. */
  review: {
    scores: Scores
    mean: number | null
    confidence: number | null
    forCommittee: string
    forApplicant: string
    /** What it said before it was changed in the discussion, the first first. */
    earlier: ReviewVersion[]
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
  decision: StaffDecision | null
  projectId: Id<'prj'> | null
}

/** One application for staff with no part in it; null for everybody else, and for drafts. What few may read is noted as read. */
export async function readStaffApplication(
  world: NotesReads,
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
  if (!row) {
    await noteKeptFrom(world, person, id)
    return null
  }
  const { application } = row
  const standing = staffStanding(person)
  const rubric = await readRubric(world.db, application.callId)
  const [form, lines, members, reviewed, stated, decision] = await Promise.all([
    readFormOf(world.db, id),
    readLines(world, id),
    readMembers(world, id),
    readReviews(world, id, { rubric, standing }),
    readConflicts(world.db, id, standing),
    readStaffDecision(world, id),
  ])
  await noteRead(world, person, { kinds: kindsIn(reviewed, stated), subjectId: id })
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

function kindsIn(reviewed: readonly StaffReview[], stated: readonly ShownConflict[]): ReadKind[] {
  return [
    ...(reviewed.some(({ review }) => review !== null) ? ['reviews' as const] : []),
    ...(reviewed.some(({ name }) => name !== null) ? ['reviewer-names' as const] : []),
    ...(stated.some(({ reason }) => reason !== null) ? ['conflict-reasons' as const] : []),
  ]
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
  const versions = sight['earlier-reviews'][standing] === 'never' ? null : await readAllVersions(world.db, id)
  const names = isNamed ? await readReviewerNames(world.db, id) : null
  return rows.map(({ assignment, alias, review }) => ({
    assignmentId: assignment.id,
    alias: aliasWords(alias),
    name: names?.get(assignment.id)?.name ?? null,
    declined: names?.get(assignment.id)?.declined ?? null,
    removed: names?.get(assignment.id)?.removed ?? null,
    state: assignment.state,
    dueAt: assignment.dueAt,
    review: review && {
      scores: review.scores,
      mean: meanScore(rubric, review.scores),
      confidence: review.confidence,
      forCommittee: review.forCommittee,
      forApplicant: review.forApplicant,
      earlier: versions?.get(assignment.id)?.slice(0, -1) ?? [],
    },
  }))
}
