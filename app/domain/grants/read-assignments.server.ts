import { and, asc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications, assignments, calls, reviews } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { reviewableStates } from './application.ts'
import { readCoApplicants } from './co-applicants/read-co-applicants.server.ts'
import type { Form } from './forms/form.ts'
import { readFormOf } from './forms/read-forms.server.ts'
import { readMembers } from './read-members.server.ts'
import { attachmentOf, readLines } from './read-my-application.server.ts'
import type { RequestLine } from './request.ts'
import type { AssignmentState, ReviewWords } from './review.ts'
import { readRubric } from './rubrics/read-rubric.server.ts'
import type { Rubric } from './rubrics/rubric.ts'
import { seenByReviewer } from './rubrics/seen-by-reviewer.ts'
import { type OtherReview, readOtherReviews } from './sight/read-other-reviews.server.ts'
import { readSuggestions } from './sight/read-suggestions.server.ts'
import { isOwnAssignment } from './sight/reviewers.server.ts'
import { isNow, isSeenBy } from './sight/seen-by.server.ts'
import { type Kind, maySee, reviewerStanding } from './sight/sight.ts'
import type { Suggestion } from './sight/suggest-conflicts.ts'
import { isRevisable } from './versions/version.ts'

/** The reviewer's side: only assignments of the person's own, never another reviewer, never a decision. */

export type AssignmentLine = {
  id: Id<'asg'>
  state: AssignmentState
  dueAt: Date | null
  number: string
  /** Null until the reviewer has declared that there is no conflict, and once they stepped back. */
  title: string | null
  call: string
}

export async function readMyAssignments(world: Touches<'db'>, person: Person): Promise<AssignmentLine[]> {
  return world.db
    .select({
      id: assignments.id,
      state: assignments.state,
      dueAt: assignments.dueAt,
      number: applications.number,
      title: sql<string | null>`case when ${isSeenBy(person, 'title', ['reviewer'])} then ${applications.title} end`,
      call: calls.title,
    })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(and(isOwnAssignment(person), isSeenBy(person, 'number', ['reviewer'])))
    .orderBy(
      sql`array_position(array['assigned', 'agreed', 'submitted', 'recused', 'removed'], ${assignments.state})`,
      asc(assignments.dueAt),
      asc(assignments.id),
    )
    .limit(200)
}

export type Assignment = {
  id: Id<'asg'>
  state: AssignmentState
  dueAt: Date | null
  number: string
  title: string | null
  call: string
  rubric: Rubric
  /** Whom a conflict could be with: shown before the declaration, and never in a call with double blindness. */
  people: { name: string; institution: string; role: string }[]
  /** What may be a conflict, before the declaration; without names in a call without them. */
  suggestions: Suggestion[]
  /** Whether the review can still be written. */
  isOpen: boolean
  /** The proposal, only after the reviewer declared that there is no conflict. */
  proposal: {
    applicationId: Id<'app'>
    form: Form
    answers: Record<string, string>
    lines: RequestLine[]
    gpuClasses: readonly string[]
    attachment: { name: string; bytes: number; sha256: string } | null
  } | null
  review: (ReviewWords & { savedAt: Date }) | null
  /** Whether it is in and can be changed, because the discussion is open. */
  isRevisable: boolean
  /** Those that are in, by alias, once this one is. */
  others: OtherReview[]
}

/** One assignment of the person's own; null for everybody else's. */
export async function readAssignment(world: Touches<'db'>, person: Person, id: Id<'asg'>): Promise<Assignment | null> {
  const [row] = await world.db
    .select({
      assignment: assignments,
      application: applications,
      call: calls,
      lead: people.name,
      review: reviews,
      isReleased: sql<boolean>`${isNow.released}`,
    })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .leftJoin(reviews, eq(reviews.assignmentId, assignments.id))
    .where(and(eq(assignments.id, id), isOwnAssignment(person), isSeenBy(person, 'number', ['reviewer'])))
  if (!row) return null
  const { assignment, application, call, review, isReleased } = row
  const sees = (kind: Kind) =>
    maySee(kind, reviewerStanding(assignment.state), {
      state: application.state,
      isSent: application.submittedAt !== null,
      isReleased,
    })
  const mayRead = sees('proposal')
  const members = await readMembers(world, application.id)
  const joined = (await readCoApplicants(world.db, application.id)).filter((one) => one.state === 'joined')
  const rubric = await readRubric(world.db, call.id)
  const lines = mayRead ? await readLines(world, application.id) : []
  const institution = application.answers.institution ?? ''
  const team = [
    { name: row.lead, institution, role: 'pi' },
    ...members.map((member) => ({ name: member.name, institution: member.institution, role: member.role })),
    ...joined
      .filter((one) => !members.some((member) => member.email.toLowerCase() === one.email))
      .map((one) => ({ name: one.name ?? one.email, institution: '', role: 'Co-applicant' })),
  ]
  const { answers } = application
  const attachment = attachmentOf(application)
  const whole = mayRead ? { form: await readFormOf(world.db, application.id), answers, attachment } : null
  const { people: named, proposal } = seenByReviewer(rubric.blindness, {
    people: sees('team-names') ? team : [],
    proposal: whole,
  })
  return {
    id,
    state: assignment.state,
    dueAt: assignment.dueAt,
    number: application.number,
    title: sees('title') ? application.title : null,
    call: call.title,
    rubric,
    people: named,
    suggestions:
      assignment.state === 'assigned' ? await readSuggested(world, person, { id: application.id, rubric }) : [],
    isOpen: assignment.state === 'agreed' && reviewableStates.includes(application.state),
    proposal: proposal && { ...proposal, applicationId: application.id, lines, gpuClasses: call.gpuClasses },
    review: sees('own-review') && review ? { ...review } : null,
    isRevisable: assignment.state === 'submitted' && isRevisable(application.state),
    others: sees('other-reviews') ? await readOtherReviews(world, { except: id, applicationId: application.id }) : [],
  }
}

async function readSuggested(world: Touches<'db'>, person: Person, about: { id: Id<'app'>; rubric: Rubric }) {
  const found = await readSuggestions(world.db, person, about.id)
  return about.rubric.blindness === 'single' ? found : found.map(({ kind }) => ({ kind, about: '' }))
}
