import { and, asc, eq, getTableColumns, isNotNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import {
  applications,
  assignments,
  calls,
  decisionLines,
  decisions,
  releases,
  requestLines,
  reviews,
} from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { openUntil } from './appeals/appeal.ts'
import { type ApplicantStage, isEditable, isWithdrawable, stageFor, stateNow } from './application.ts'
import { type Call, type CallStage, callStage } from './call.ts'
import { type CoApplicant, readCoApplicants } from './co-applicants/read-co-applicants.server.ts'
import type { DecisionLine, DecisionOutcome } from './decision.ts'
import { readEstimates } from './estimates/keep-estimates.server.ts'
import type { Form } from './forms/form.ts'
import { readFormOf, readPublishedForm } from './forms/read-forms.server.ts'
import { isApplicant, mayEdit, maySubmit } from './policy.ts'
import { ownCallColumns } from './read-calls.server.ts'
import { readMembers } from './read-members.server.ts'
import { type AwardedProject, readProjectOf } from './read-project-of.server.ts'
import { readWorking } from './reopening/reopening.server.ts'
import { type RequestLine, readRequest } from './request.ts'
import { readPanelWords } from './sight/meta-review/read-meta-review.server.ts'
import { aliasOf } from './sight/reviewers.server.ts'
import { isMine } from './sight/seen-by.server.ts'
import { readTeam } from './team.ts'

/** Nothing here reads a decision, review or count that is not released: that is in the queries, not after them. */

export type ReleasedDecision = {
  outcome: DecisionOutcome
  reason: string
  releasedAt: Date
  offerUntil: Date | null
  lines: DecisionLine[]
  /** What reviewers wrote for the applicant, in an order that tells nothing. */
  /** What the lead of the discussion wrote for the applicant. */
  panelWords: string | null
  comments: string[]
}

export type MyApplication = {
  id: Id<'app'>
  applicantId: Id<'psn'>
  number: string
  title: string
  stage: ApplicantStage
  isLead: boolean
  mayEdit: boolean
  maySubmit: boolean
  /** Whether what was sent may be changed once more: before the deadline, as long as nobody has screened it. */
  mayReopen: boolean
  mayWithdraw: boolean
  call: Call & { stage: CallStage }
  form: Form
  /** A version published since, which its writers may take while the call is open. */
  newerForm: Form | null
  answers: Record<string, string>
  revision: number
  savedAt: Date
  submittedAt: Date | null
  withdrawnAt: Date | null
  withdrawalReason: string | null
  leadName: string
  leadEmail: string
  attachment: { name: string; bytes: number; sha256: string } | null
  lines: RequestLine[]
  members: { email: string; name: string; institution: string; role: string }[]
  coApplicants: CoApplicant[]
  /** What staff wrote with a return or a refusal at screening. */
  screeningNote: string | null
  decision: ReleasedDecision | null
  /** Until when this person may appeal the decision, had nobody done so; null when there is nothing to appeal, or too late. */
  appealUntil: Date | null
  project: AwardedProject | null
}

/** One application for its applicant or team; null for everybody else. */
export async function readMyApplication(
  world: Touches<'db' | 'clock'>,
  person: Person,
  id: Id<'app'>,
): Promise<MyApplication | null> {
  const [row] = await world.db
    .select({ application: applications, call: ownCallColumns, leadName: people.name, leadEmail: people.email })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(eq(applications.id, id), isMine(person)))
  if (!row) return null
  const { call } = row
  const callNow = { ...call, stage: callStage(call, world.clock.now()) }
  const state = stateNow(row.application.state, callNow.stage)
  const working = state === 'reopened' ? await readWorking(world.db, id) : null
  const application = { ...row.application, ...working, state }
  const [form, coApplicants, members, lines, decision, project] = await Promise.all([
    readFormOf(world.db, id),
    readCoApplicants(world.db, id),
    readMembers(world, id),
    readLines(world, id),
    readReleased(world, id),
    readProjectOf(world, id),
  ])
  const stage = stageFor(application.state)
  const isLead = isApplicant(person, application)
  const rights = { applicantId: application.applicantId, coApplicants }
  const editable = isEditable(application.state) && mayEdit(person, rights)
  return {
    id,
    applicantId: application.applicantId,
    number: application.number,
    title: application.title,
    stage,
    isLead,
    mayEdit: editable,
    maySubmit: maySubmit(person, rights),
    mayReopen: state === 'submitted' && callNow.stage === 'open' && maySubmit(person, rights),
    mayWithdraw: isLead && isWithdrawable(application.state),
    call: callNow,
    form,
    newerForm:
      editable && state !== 'reopened' && callNow.stage === 'open' ? await readNewer(world, call.id, form) : null,
    answers: application.answers,
    revision: application.revision,
    savedAt: application.savedAt,
    submittedAt: application.submittedAt,
    withdrawnAt: application.withdrawnAt,
    withdrawalReason: application.withdrawalReason,
    leadName: row.leadName,
    leadEmail: row.leadEmail,
    attachment: attachmentOf(application),
    lines: working ? readRequest(application.answers, call).lines.map((line) => ({ ...line, estimate: null })) : lines,
    members: working ? readTeam(application.answers, row.leadEmail).members : members,
    coApplicants,
    screeningNote: stage === 'returned' || stage === 'ineligible' ? application.screeningNote : null,
    decision,
    appealUntil: maySubmit(person, rights)
      ? openUntil({ state: application.state, decision, call }, world.clock.now())
      : null,
    project,
  }
}

async function readNewer(world: Touches<'db'>, callId: Id<'cal'>, form: Form): Promise<Form | null> {
  const newest = await readPublishedForm(world.db, callId)
  return newest.number > form.number ? newest : null
}

type Row = typeof applications.$inferSelect

export function attachmentOf(row: Row): MyApplication['attachment'] {
  if (!row.attachmentKey) return null
  return { name: row.attachmentName ?? '', bytes: row.attachmentBytes ?? 0, sha256: row.attachmentSha256 ?? '' }
}

export async function readLines(world: Touches<'db'>, id: Id<'app'>): Promise<RequestLine[]> {
  const { id: _id, applicationId: _applicationId, ...columns } = getTableColumns(requestLines)
  const [lines, estimates] = await Promise.all([
    world.db
      .select(columns)
      .from(requestLines)
      .where(eq(requestLines.applicationId, id))
      .orderBy(asc(requestLines.gpuClass)),
    readEstimates(world.db, id),
  ])
  return lines.map((line) => ({ ...line, estimate: estimates.get(line.gpuClass) ?? null }))
}

async function readReleased(world: Touches<'db'>, id: Id<'app'>): Promise<ReleasedDecision | null> {
  const [row] = await world.db
    .select({ decision: decisions, releasedAt: releases.releasedAt })
    .from(decisions)
    .innerJoin(releases, eq(releases.id, decisions.releaseId))
    .where(eq(decisions.applicationId, id))
  if (!row) return null
  const { gpuClass, seconds, firstMonth, lastMonth } = decisionLines
  const lines = await world.db
    .select({ gpuClass, seconds, firstMonth, lastMonth })
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, row.decision.id))
    .orderBy(asc(decisionLines.gpuClass))
  const comments = await world.db
    .select({ text: reviews.forApplicant })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .where(and(eq(assignments.applicationId, id), eq(assignments.state, 'submitted'), isNotNull(reviews.submittedAt)))
    .orderBy(aliasOf)
  const { outcome, reason, offerUntil } = row.decision
  const panelWords = await readPanelWords(world.db, id)
  const told = { outcome, reason, releasedAt: row.releasedAt, offerUntil, lines, panelWords }
  return { ...told, comments: comments.map(({ text }) => text) }
}
