import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { publicStates } from '#app/domain/grants/project.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { awardLines } from '#db/schema/agreements.ts'
import { gpuClasses, publishedRates } from '#db/schema/compute.ts'
import { applications, awards, calls, decisions, projects, releases } from '#db/schema/grants.ts'

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
  project: { id: Id<'prj'>; slug: string; title: string; summary: string; institution: string }
  /** The last day of the project where an approved amendment moved it; null while it is as it was signed. */
  endsOn: Day | null
  call: { slug: string; title: string; summary: string }
  hours: AwardedHours[]
}

/** Every signed award of a public project, the oldest first, as it was signed: later changes of its allocations are no part of it. */
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
      awardedAt: releases.releasedAt,
      endsOn: sql<Day | null>`(select max(m.until_after)::text from amendment m where m.award_id = ${awards.id})`,
      project: {
        id: projects.id,
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

type AwardRow = Omit<PublicAward, 'hours'>

async function withHours(reads: Reads, zone: string, rows: readonly AwardRow[]): Promise<PublicAward[]> {
  const signed = rows.map(({ id }) => id)
  const hours = groupBy(await readAwardedHours(reads, zone, signed), (line) => line.awardId)
  return rows.map((award) => ({
    ...award,
    hours: (hours.get(award.id) ?? []).map(({ awardId: _, ...line }) => line),
  }))
}

async function readAwardedHours(
  reads: Reads,
  zone: string,
  signed: Id<'awd'>[],
): Promise<(AwardedHours & { awardId: Id<'awd'> })[]> {
  if (signed.length === 0) return []
  const rate = sql<string | null>`(
    select ${publishedRates.perHour}::text from ${publishedRates}
    where ${publishedRates.gpuClass} = ${awardLines.gpuClass}
      and ${publishedRates.validFrom} <= (${releases.releasedAt} at time zone ${zone})::date
    order by ${publishedRates.validFrom} desc limit 1)`
  const rows = await reads
    .select({
      awardId: awardLines.awardId,
      gpuClass: awardLines.gpuClass,
      name: gpuClasses.name,
      seconds: awardLines.seconds,
      firstMonth: awardLines.firstMonth,
      lastMonth: awardLines.lastMonth,
      rate,
    })
    .from(awardLines)
    .innerJoin(awards, eq(awards.id, awardLines.awardId))
    .innerJoin(decisions, eq(decisions.applicationId, awards.applicationId))
    .innerJoin(releases, eq(releases.id, decisions.releaseId))
    .leftJoin(gpuClasses, eq(gpuClasses.code, awardLines.gpuClass))
    .where(inArray(awardLines.awardId, signed))
    .orderBy(asc(gpuClasses.position), asc(awardLines.gpuClass))
  return rows.map(({ rate: perHour, name, ...line }) => ({
    ...line,
    name: name ?? line.gpuClass,
    perHour: perHour === null ? null : cents(BigInt(perHour)),
  }))
}
