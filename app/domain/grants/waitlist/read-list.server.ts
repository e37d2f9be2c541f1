import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, assignments, decisions, reviews } from '#db/schema/grants.ts'
import { promotions, waitlistStops } from '#db/schema/waitlist.ts'
import { mayReadApplications } from '../policy.ts'
import { readLinesOf } from '../read-staff-applications.server.ts'
import { readRubric } from '../rubrics/read-rubric.server.ts'
import { meanScore } from '../rubrics/rubric.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import { type OnTheList, rankWaiting } from './next-offer.ts'

/** By class, the hours a call's releases offered that nobody holds any more and no later release offered anew. The database counts them. */
export async function readReturned(reads: Reads, callId: Id<'cal'>): Promise<Map<string, GpuSeconds>> {
  const rows = await reads.execute<{ gpu_class: string; seconds: string }>(
    sql`select gpu_class, seconds::text from hours_returned(${callId}) order by gpu_class`,
  )
  return new Map(rows.map(({ gpu_class, seconds }) => [gpu_class, gpuSeconds(BigInt(seconds))]))
}

/** The waiting list of a call in its order, whole: for the verb that offers, never for a page. */
export async function readWaitingList(reads: Reads, callId: Id<'cal'>): Promise<OnTheList[]> {
  const rows = await reads
    .select({ applicationId: applications.id, number: applications.number })
    .from(applications)
    .where(and(eq(applications.callId, callId), eq(applications.state, 'waitlisted')))
    .orderBy(asc(applications.id))
    .limit(1000)
  const ids = rows.map(({ applicationId }) => applicationId)
  const [lines, scores] = await Promise.all([readLinesOf({ db: reads }, ids), readScores(reads, callId, ids)])
  return rankWaiting(
    rows.map((row) => ({
      ...row,
      score: scores.get(row.applicationId) ?? null,
      lines: lines.get(row.applicationId) ?? [],
    })),
  )
}

/** The mean of each application's reviews, in hundredths, as the panel ranks by the mean. */
async function readScores(reads: Reads, callId: Id<'cal'>, ids: Id<'app'>[]): Promise<Map<Id<'app'>, number>> {
  if (ids.length === 0) return new Map()
  const rubric = await readRubric(reads, callId)
  const rows = await reads
    .select({ applicationId: assignments.applicationId, scores: reviews.scores })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .where(
      and(inArray(assignments.applicationId, ids), eq(assignments.state, 'submitted'), isNotNull(reviews.submittedAt)),
    )
  const means = new Map<Id<'app'>, number[]>()
  for (const { applicationId, scores } of rows) {
    const mean = meanScore(rubric, scores)
    if (mean !== null) means.set(applicationId, [...(means.get(applicationId) ?? []), mean])
  }
  return new Map([...means].map(([id, all]) => [id, Math.round(all.reduce((sum, one) => sum + one, 0) / all.length)]))
}

/** Whether an officer has stopped the list of a call. */
export async function isWaitlistStopped(reads: Reads, callId: Id<'cal'>): Promise<boolean> {
  return (await reads.select().from(waitlistStops).where(eq(waitlistStops.callId, callId))).length > 0
}

export type Promotion = {
  applicationId: Id<'app'>
  number: string
  title: string
  state: string
  place: number
  promotedAt: Date
}
export type Waitlist = {
  isStopped: boolean
  returned: { gpuClass: string; seconds: GpuSeconds }[]
  /** In their order, without those the person has a part in. */
  waiting: (OnTheList & { title: string })[]
  /** The newest hundred. */
  promotions: Promotion[]
}

/** The waiting list of a call for staff: who waits, what has returned, and what was offered from it. */
export async function readWaitlist(world: Touches<'db'>, person: Person, callId: Id<'cal'>): Promise<Waitlist | null> {
  if (!mayReadApplications(person)) return null
  const [isStopped, returned, all, visible, made] = await Promise.all([
    isWaitlistStopped(world.db, callId),
    readReturned(world.db, callId),
    readWaitingList(world.db, callId),
    readTitles(world.db, person, callId),
    readPromotions(world.db, person, callId),
  ])
  const waiting = all.flatMap((row) => {
    const title = visible.get(row.applicationId)
    return title === undefined ? [] : [{ ...row, title }]
  })
  const hours = [...returned].map(([gpuClass, seconds]) => ({ gpuClass, seconds }))
  return { isStopped, returned: hours, waiting, promotions: made }
}

async function readTitles(reads: Reads, person: Person, callId: Id<'cal'>): Promise<Map<Id<'app'>, string>> {
  const rows = await reads
    .select({ id: applications.id, title: applications.title })
    .from(applications)
    .where(
      and(eq(applications.callId, callId), eq(applications.state, 'waitlisted'), isSeenByStaff(person, 'decision')),
    )
    .limit(1000)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function readPromotions(reads: Reads, person: Person, callId: Id<'cal'>): Promise<Promotion[]> {
  return reads
    .select({
      applicationId: applications.id,
      number: applications.number,
      title: applications.title,
      state: applications.state,
      place: promotions.place,
      promotedAt: promotions.promotedAt,
    })
    .from(promotions)
    .innerJoin(decisions, eq(decisions.id, promotions.decisionId))
    .innerJoin(applications, eq(applications.id, decisions.applicationId))
    .where(and(eq(applications.callId, callId), isSeenByStaff(person, 'decision')))
    .orderBy(desc(promotions.promotedAt), desc(applications.id))
    .limit(100)
}
