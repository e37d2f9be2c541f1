import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { appeals } from '#db/schema/appeals.ts'
import { applications, calls, decisions, releases } from '#db/schema/grants.ts'
import { openUntil } from './appeals/appeal.ts'
import { type ApplicantStage, stageFor, stateNow } from './application.ts'
import { callStage } from './call.ts'
import { type Progress, progressOf } from './progress.ts'
import { ownCallColumns } from './read-calls.server.ts'
import { isMine } from './sight/seen-by.server.ts'

export type MyApplicationLine = {
  id: Id<'app'>
  number: string
  title: string
  stage: ApplicantStage
  isLead: boolean
  progress: Progress
  call: { slug: string; title: string; timeZone: string }
}

/** The person's applications, the newest first: their own and those they have joined. */
export async function readMyApplications(world: Touches<'db' | 'clock'>, person: Person): Promise<MyApplicationLine[]> {
  const now = world.clock.now()
  const rows = await world.db
    .select({
      application: applications,
      call: ownCallColumns,
      decision: { outcome: decisions.outcome, offerUntil: decisions.offerUntil, releasedAt: releases.releasedAt },
      hasOpenAppeal: isAppealOpen,
    })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .leftJoin(decisions, and(eq(decisions.applicationId, applications.id), isNotNull(decisions.releaseId)))
    .leftJoin(releases, eq(releases.id, decisions.releaseId))
    .where(isMine(person))
    .orderBy(desc(applications.id))
    .limit(100)
  return rows.map(({ application, call, decision, hasOpenAppeal }) => {
    const callNow = callStage(call, now)
    const stage = stageFor(stateNow(application.state, callNow))
    const told =
      decision?.outcome && decision.releasedAt ? { outcome: decision.outcome, releasedAt: decision.releasedAt } : null
    const stands = {
      stage,
      call: { ...call, stage: callNow },
      offerUntil: decision?.offerUntil ?? null,
      appealUntil: openUntil({ state: application.state, decision: told, call }, now),
      hasOpenAppeal,
    }
    return {
      id: application.id,
      number: application.number,
      title: application.title,
      stage,
      isLead: application.applicantId === person.id,
      progress: progressOf(stands, now),
      call: { slug: call.slug, title: call.title, timeZone: call.timeZone },
    }
  })
}

const isAppealOpen = sql<boolean>`exists (select from ${appeals} where ${appeals.applicationId} = ${applications.id} and ${appeals.state} = 'open')`
