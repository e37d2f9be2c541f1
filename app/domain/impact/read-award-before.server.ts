import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import { isSeenBy } from '#app/domain/grants/sight/seen-by.server.ts'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Db, Reads } from '#db/client.server.ts'
import { awardLines } from '#db/schema/agreements.ts'
import { allocations } from '#db/schema/compute.ts'
import { applications, awards, projects } from '#db/schema/grants.ts'
import { renewals } from '#db/schema/renewals.ts'
import { reports } from '#db/schema/reports.ts'

export type AwardBefore = {
  hours: { gpuClass: string; awarded: GpuSeconds; used: GpuSeconds }[]
  /** Null where reviewers must not know who asks. */
  told: {
    project: { id: Id<'prj'>; slug: string; title: string }
    outputs: Awaited<ReturnType<typeof readOutputs>>
    reports: { id: Id<'rpt'>; title: string; dueOn: Day; isIn: boolean; done: string }[]
  } | null
}

/**
 * What came of the award that an application renews, for those who may see that of it: hours awarded and used by now, releases
 * and its reports. In a call with double blindness its reviewers see the hours alone. Null when it renews nothing.
 */
export async function readAwardBefore(
  reads: Db,
  person: Person,
  applicationId: Id<'app'>,
): Promise<AwardBefore | null> {
  const [row] = await reads
    .select({
      awardId: renewals.awardId,
      callId: applications.callId,
      project: { id: projects.id, slug: projects.slug, title: projects.title },
      isReviewer: sql<boolean>`not ${isSeenBy(person, 'award-before', ['author', 'staff'])}`,
    })
    .from(renewals)
    .innerJoin(applications, eq(applications.id, renewals.applicationId))
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .where(and(eq(renewals.applicationId, applicationId), isSeenBy(person, 'award-before')))
  if (!row) return null
  const hours = await readHours(reads, row.awardId)
  const isBlind = row.isReviewer && (await readRubric(reads, row.callId)).blindness === 'double'
  if (isBlind) return { hours, told: null }
  const [outputs, told] = await Promise.all([
    readOutputs({ db: reads }, { projectId: row.project.id }),
    readReports(reads, row),
  ])
  return { hours, told: { project: row.project, outputs, reports: told } }
}

async function readHours(reads: Reads, awardId: Id<'awd'>): Promise<AwardBefore['hours']> {
  const [lines, given] = await Promise.all([
    reads
      .select({ gpuClass: awardLines.gpuClass, awarded: awardLines.seconds })
      .from(awardLines)
      .where(eq(awardLines.awardId, awardId))
      .orderBy(asc(awardLines.gpuClass)),
    reads
      .select({ id: allocations.id, gpuClass: allocations.gpuClass })
      .from(allocations)
      .where(eq(allocations.awardId, awardId)),
  ])
  const totals = await readTotals(reads, { kinds: ['used'], ownerIds: [...given.map(({ id }) => id), 'none'] })
  return lines.map((line) => {
    const own = new Set<string>(given.filter(({ gpuClass }) => gpuClass === line.gpuClass).map(({ id }) => id))
    const used = totals.filter(({ ownerId }) => ownerId !== null && own.has(ownerId))
    return { ...line, used: gpuSeconds(used.reduce((sum, { balance }) => sum + balance, 0n)) }
  })
}

/** What was sent in stands there with its words, for reviewers once it is accepted; what is due without. */
async function readReports(reads: Reads, { awardId, isReviewer }: { awardId: Id<'awd'>; isReviewer: boolean }) {
  const { id, title, dueOn, state, done } = reports
  const isIn = inArray(state, isReviewer ? ['accepted'] : ['submitted', 'accepted'])
  return reads
    .select({
      id,
      title,
      dueOn,
      isIn: sql<boolean>`${isIn}`,
      done: sql<string>`case when ${isIn} then ${done} else '' end`,
    })
    .from(reports)
    .where(eq(reports.awardId, awardId))
    .orderBy(asc(dueOn), asc(id))
    .limit(100)
}
