import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { awardLines } from '#db/schema/agreements.ts'
import { applications, assignments, awards, decisionLines, decisions, reviews } from '#db/schema/grants.ts'
import type { ApplicationState } from './application.ts'
import type { GrantedHours } from './decision.ts'
import { mayReadApplications } from './policy.ts'
import type { PanelRow } from './ranking.ts'
import { readLinesOf } from './read-staff-applications.server.ts'
import { readRubric } from './rubrics/read-rubric.server.ts'
import { meanScore, type Rubric } from './rubrics/rubric.ts'
import { readRecommendations } from './sight/meta-review/read-meta-review.server.ts'
import { aliasOf } from './sight/reviewers.server.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'
import { readFirstMeans } from './versions/read-versions.server.ts'

const onThePanel: ApplicationState[] = [
  'in_review',
  'in_discussion',
  'recommended',
  'decided',
  'offered',
  'waitlisted',
  'declined',
  'accepted',
  'awarded',
  'lapsed',
]

/** Everything in a call that reached review, for the panel's table; applications the person has a part in are not in it. */
export async function readPanel(world: NotesReads, person: Person, callId: Id<'cal'>): Promise<PanelRow[]> {
  if (!mayReadApplications(person)) return []
  const rows = await world.db
    .select({
      application: applications,
      decision: decisions,
      asked: sql<number>`(select count(*)::int from assignment s where s.application_id = ${applications.id} and s.state not in ('recused', 'removed'))`,
    })
    .from(applications)
    .leftJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(
      and(
        eq(applications.callId, callId),
        inArray(applications.state, onThePanel),
        isSeenByStaff(person, 'other-reviews'),
      ),
    )
    .orderBy(asc(applications.id))
    .limit(1000)
  const ids = rows.map(({ application }) => application.id)
  const rubric = await readRubric(world.db, callId)
  const [lines, means, firstMeans, granted, recommended] = await Promise.all([
    readLinesOf(world, ids),
    readMeans(world, ids, rubric),
    readFirstMeans(world.db, ids, rubric),
    readGranted(world, ids),
    readRecommendations(world.db, ids),
  ])
  if (means.size > 0) await noteRead(world, person, { kinds: ['panel'], subjectId: callId })
  return rows.map(({ application, decision, asked }) => ({
    id: application.id,
    number: application.number,
    title: application.title,
    institution: application.answers.institution ?? '',
    state: application.state,
    means: means.get(application.id) ?? [],
    firstMeans: firstMeans.get(application.id) ?? [],
    reviewsAsked: asked,
    lines: lines.get(application.id) ?? [],
    outcome: decision?.outcome ?? null,
    granted: granted.get(application.id) ?? [],
    recommendation: recommended.get(application.id) ?? null,
  }))
}

async function readMeans(world: Touches<'db'>, ids: Id<'app'>[], rubric: Rubric): Promise<Map<Id<'app'>, number[]>> {
  const means = new Map<Id<'app'>, number[]>()
  if (ids.length === 0) return means
  const rows = await world.db
    .select({ applicationId: assignments.applicationId, scores: reviews.scores })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .where(
      and(inArray(assignments.applicationId, ids), eq(assignments.state, 'submitted'), isNotNull(reviews.submittedAt)),
    )
    .orderBy(asc(assignments.applicationId), aliasOf)
  for (const { applicationId, scores } of rows) {
    const mean = meanScore(rubric, scores)
    if (mean !== null) means.set(applicationId, [...(means.get(applicationId) ?? []), mean])
  }
  return means
}

/** What a decision gives, or what was taken of it once the award is signed. */
async function readGranted(world: Touches<'db'>, ids: Id<'app'>[]): Promise<Map<Id<'app'>, GrantedHours[]>> {
  const granted = new Map<Id<'app'>, GrantedHours[]>()
  if (ids.length === 0) return granted
  const rows = await world.db
    .select({
      applicationId: decisions.applicationId,
      gpuClass: decisionLines.gpuClass,
      offered: decisionLines.seconds,
      taken: awardLines.seconds,
    })
    .from(decisionLines)
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .leftJoin(awards, eq(awards.applicationId, decisions.applicationId))
    .leftJoin(awardLines, and(eq(awardLines.awardId, awards.id), eq(awardLines.gpuClass, decisionLines.gpuClass)))
    .where(and(inArray(decisions.applicationId, ids), or(isNull(awards.id), isNotNull(awardLines.awardId))))
    .orderBy(asc(decisionLines.gpuClass))
  for (const { applicationId, gpuClass, offered, taken } of rows) {
    const seconds = taken ?? offered
    granted.set(applicationId, [...(granted.get(applicationId) ?? []), { gpuClass, seconds }])
  }
  return granted
}
