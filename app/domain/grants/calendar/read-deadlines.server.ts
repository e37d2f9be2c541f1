import { and, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { CalendarEvent } from '#app/units/calendar.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { deadlineExtensions } from '#db/schema/deadlines.ts'
import { applications, assignments, awards, calls, decisions, projects } from '#db/schema/grants.ts'
import { releasePlans } from '#db/schema/releases.ts'
import { reports } from '#db/schema/reports.ts'
import { reviewableStates } from '../application.ts'
import { mayRunCalls } from '../policy.ts'
import { ownCallColumns } from '../read-calls.server.ts'
import { isOwnAssignment } from '../sight/reviewers.server.ts'
import { isMine, isSeenBy } from '../sight/seen-by.server.ts'

type World = Touches<'db' | 'clock' | 'lab'>

/** How far back a calendar reaches. */
const daysBack = 30
const most = 300

/**
 * The deadlines of one person: of her drafts, offers and reports, of reviews asked of her, and for officers when calls close and
 * decisions are to be released. By number and call alone, since a calendar is read by who knows its address.
 */
export async function readDeadlines(world: World, person: Person): Promise<CalendarEvent[]> {
  const since = new Date(world.clock.now().getTime() - daysBack * 86_400_000)
  const found = await Promise.all([
    readDraftDays(world, person, since),
    readOfferDays(world, person, since),
    readReportDays(world, person, since),
    readReviewDays(world, person, since),
    ...(mayRunCalls(person) ? [readCallDays(world, since), readReleaseDays(world, since)] : []),
  ])
  return found.flat()
}

async function readDraftDays({ db, lab }: World, person: Person, since: Date): Promise<CalendarEvent[]> {
  const moved = sql<number>`(select count(*)::int from ${deadlineExtensions} e where e.application_id = ${applications.id})`
  const rows = await db
    .select({ id: applications.id, number: applications.number, call: ownCallColumns, moved })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(and(isMine(person), eq(applications.state, 'draft')))
    .limit(most)
  return rows.flatMap(({ id, number, call, moved: sequence }) =>
    call.deadline && call.deadline > since
      ? [
          {
            uid: `draft-${id}`,
            at: call.deadline,
            summary: `${number} is to be sent in: ${call.title}`,
            url: `${lab.origin}${paths.research.application(id)}`,
            sequence,
          },
        ]
      : [],
  )
}

async function readOfferDays({ db, lab }: World, person: Person, since: Date): Promise<CalendarEvent[]> {
  const rows = await db
    .select({ id: applications.id, number: applications.number, call: calls.title, until: decisions.offerUntil })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(
      and(
        isSeenBy(person, 'decision', ['author']),
        eq(applications.state, 'offered'),
        isNotNull(decisions.releaseId),
        gt(decisions.offerUntil, since),
      ),
    )
    .limit(most)
  return rows.flatMap(({ id, number, call, until }) =>
    until
      ? [
          {
            uid: `due-${id}`,
            at: until,
            summary: `A day to keep: ${number}, ${call}`,
            url: `${lab.origin}${paths.research.application(id)}`,
            sequence: 0,
          },
        ]
      : [],
  )
}

async function readReportDays({ db, lab }: World, person: Person, since: Date): Promise<CalendarEvent[]> {
  const from: Day = dayIn(lab.timeZone, since)
  const rows = await db
    .select({
      id: reports.id,
      dueOn: reports.dueOn,
      projectId: projects.id,
      number: applications.number,
      call: calls.title,
    })
    .from(reports)
    .innerJoin(projects, eq(projects.id, reports.projectId))
    .leftJoin(awards, eq(awards.id, reports.awardId))
    .leftJoin(applications, eq(applications.id, awards.applicationId))
    .leftJoin(calls, eq(calls.id, applications.callId))
    .where(and(eq(projects.leadId, person.id), inArray(reports.state, ['due', 'returned']), gt(reports.dueOn, from)))
    .limit(most)
  return rows.map(({ id, dueOn, projectId, number, call }) => ({
    uid: `report-${id}`,
    at: dueOn,
    summary: number ? `A report is due: ${number}, ${call}` : 'A report is due',
    url: `${lab.origin}${paths.research.report(projectId, id)}`,
    sequence: 0,
  }))
}

async function readReviewDays({ db, lab }: World, person: Person, since: Date): Promise<CalendarEvent[]> {
  const rows = await db
    .select({ id: assignments.id, dueAt: assignments.dueAt, number: applications.number, call: calls.title })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        isOwnAssignment(person),
        isSeenBy(person, 'number', ['reviewer']),
        inArray(assignments.state, ['assigned', 'agreed']),
        inArray(applications.state, [...reviewableStates]),
        gt(assignments.dueAt, since),
      ),
    )
    .limit(most)
  return rows.flatMap(({ id, dueAt, number, call }) =>
    dueAt
      ? [
          {
            uid: `review-${id}`,
            at: dueAt,
            summary: `A review is due: ${number}, ${call}`,
            url: `${lab.origin}${paths.review.assignment(id)}`,
            sequence: 0,
          },
        ]
      : [],
  )
}

async function readCallDays({ db, lab }: World, since: Date): Promise<CalendarEvent[]> {
  const changed = sql<number>`(select count(*)::int from happening h
    where h.subject_type = 'call' and h.subject_id = ${calls.id} and h.kind = 'call-changed')`
  const rows = await db
    .select({ id: calls.id, title: calls.title, closesAt: calls.closesAt, changed })
    .from(calls)
    .where(gt(calls.closesAt, since))
    .limit(most)
  return rows.flatMap(({ id, title, closesAt, changed: sequence }) =>
    closesAt
      ? [
          {
            uid: `call-${id}`,
            at: closesAt,
            summary: `A call closes: ${title}`,
            url: `${lab.origin}${paths.admin.call(id)}`,
            sequence,
          },
        ]
      : [],
  )
}

async function readReleaseDays({ db, lab }: World, since: Date): Promise<CalendarEvent[]> {
  const rows = await db
    .select({ id: releasePlans.id, at: releasePlans.releaseAt, title: calls.title, slug: calls.slug })
    .from(releasePlans)
    .innerJoin(calls, eq(calls.id, releasePlans.callId))
    .where(and(eq(releasePlans.state, 'waiting'), gt(releasePlans.releaseAt, since)))
    .limit(most)
  return rows.map(({ id, at, title, slug }) => ({
    uid: `release-${id}`,
    at,
    summary: `Decisions are to be released: ${title}`,
    url: `${lab.origin}${paths.admin.panelRelease(slug)}`,
    sequence: 0,
  }))
}
