import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { publicStates } from '#app/domain/grants/project.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gpuClasses, publishedRates } from '#db/schema/compute.ts'
import { applications, awards, calls, decisionLines, decisions, projects, releases } from '#db/schema/grants.ts'

/** Hours of one class in an award. `perHour` is the rate published for the day of the release; null when there was none. */
export type AwardedHours = {
  gpuClass: string
  name: string
  seconds: GpuSeconds
  perHour: Cents | null
  firstMonth: Month
  lastMonth: Month
}

export type PublicAward = {
  id: Id<'awd'>
  /** When the decision was released: before that it was a draft. */
  awardedAt: Date
  project: { slug: string; title: string; summary: string; institution: string }
  call: { slug: string; title: string; summary: string }
  hours: AwardedHours[]
}

/** Every signed award of a public project, the oldest first, as it was decided: later changes of its allocations are no part of it. */
export async function readAwards(reads: Reads, zone: string): Promise<PublicAward[]> {
  return withHours(reads, zone, await selectAwards(reads).orderBy(asc(awards.id)))
}

/** At most so many of them, the newest first. */
export async function readNewestAwards(reads: Reads, zone: string, most: number): Promise<PublicAward[]> {
  return withHours(reads, zone, await selectAwards(reads).orderBy(desc(awards.id)).limit(most))
}

function selectAwards(reads: Reads) {
  return reads
    .select({
      id: awards.id,
      decisionId: decisions.id,
      awardedAt: releases.releasedAt,
      project: {
        slug: projects.slug,
        title: projects.title,
        summary: projects.summary,
        institution: projects.institution,
      },
      call: { slug: calls.slug, title: calls.title, summary: calls.summary },
    })
    .from(awards)
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .innerJoin(applications, eq(applications.id, awards.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(decisions, eq(decisions.applicationId, awards.applicationId))
    .innerJoin(releases, eq(releases.id, decisions.releaseId))
    .where(and(eq(projects.isPublic, true), inArray(projects.state, publicStates)))
}

type AwardRow = Omit<PublicAward, 'hours'> & { decisionId: Id<'dec'> }

async function withHours(reads: Reads, zone: string, rows: readonly AwardRow[]): Promise<PublicAward[]> {
  const decided = rows.map(({ decisionId }) => decisionId)
  const hours = groupBy(await readAwardedHours(reads, zone, decided), (line) => line.decisionId)
  return rows.map(({ decisionId, ...award }) => ({
    ...award,
    hours: (hours.get(decisionId) ?? []).map(({ decisionId: _, ...line }) => line),
  }))
}

async function readAwardedHours(
  reads: Reads,
  zone: string,
  decided: Id<'dec'>[],
): Promise<(AwardedHours & { decisionId: Id<'dec'> })[]> {
  if (decided.length === 0) return []
  const rate = sql<string | null>`(
    select ${publishedRates.perHour}::text from ${publishedRates}
    where ${publishedRates.gpuClass} = ${decisionLines.gpuClass}
      and ${publishedRates.validFrom} <= (${releases.releasedAt} at time zone ${zone})::date
    order by ${publishedRates.validFrom} desc limit 1)`
  const rows = await reads
    .select({
      decisionId: decisionLines.decisionId,
      gpuClass: decisionLines.gpuClass,
      name: gpuClasses.name,
      seconds: decisionLines.seconds,
      firstMonth: decisionLines.firstMonth,
      lastMonth: decisionLines.lastMonth,
      rate,
    })
    .from(decisionLines)
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(releases, eq(releases.id, decisions.releaseId))
    .leftJoin(gpuClasses, eq(gpuClasses.code, decisionLines.gpuClass))
    .where(inArray(decisionLines.decisionId, decided))
    .orderBy(asc(gpuClasses.position), asc(decisionLines.gpuClass))
  return rows.map(({ rate: perHour, name, ...line }) => ({
    ...line,
    name: name ?? line.gpuClass,
    perHour: perHour === null ? null : cents(BigInt(perHour)),
  }))
}
