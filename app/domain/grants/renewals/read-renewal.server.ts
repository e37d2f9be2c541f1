import { and, asc, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, awards, projects } from '#db/schema/grants.ts'
import { renewalPasses, renewals } from '#db/schema/renewals.ts'
import { type ApplicantStage, stageFor } from '../application.ts'
import { type Gate, isGateOpen } from '../gate.ts'
import { readGate } from '../read-gate.server.ts'
import { isMine } from '../sight/seen-by.server.ts'
import { isRenewable } from './renewal.ts'

export type Renewal = {
  project: { id: Id<'prj'>; title: string }
  carried: readonly string[]
  leftBehind: readonly string[]
  /** What stands between it and its sending; null when nothing does. */
  waitsFor: Gate | null
}

/** What an application renews, for its applicant and co-applicants; null when it renews nothing, and for everybody else. */
export async function readRenewal(
  world: Touches<'db' | 'clock' | 'lab'>,
  person: Person,
  applicationId: Id<'app'>,
): Promise<Renewal | null> {
  const [row] = await world.db
    .select({
      project: { id: projects.id, title: projects.title },
      carried: renewals.carried,
      leftBehind: renewals.leftBehind,
    })
    .from(renewals)
    .innerJoin(applications, eq(applications.id, renewals.applicationId))
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .where(and(eq(renewals.applicationId, applicationId), isMine(person)))
  if (!row) return null
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return { ...row, waitsFor: await readWhatRenewalWaitsFor(world.db, applicationId, today) }
}

/** What an application that renews an award waits for before it can be sent: null for every other, when all is there, and when an officer lets it through. */
export async function readWhatRenewalWaitsFor(
  reads: Reads,
  applicationId: Id<'app'>,
  today: Day,
): Promise<Gate | null> {
  const [renewal] = await reads
    .select({ projectId: awards.projectId, pass: renewalPasses.awardId })
    .from(renewals)
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .leftJoin(renewalPasses, eq(renewalPasses.awardId, renewals.awardId))
    .where(eq(renewals.applicationId, applicationId))
  if (!renewal || renewal.pass) return null
  const gate = await readGate(reads, renewal.projectId, today)
  return isGateOpen(gate) ? null : gate
}

/** Whether an application would go on with a project that does not run by now: it applies anew instead. */
export async function renewsIdleProject(reads: Reads, applicationId: Id<'app'>): Promise<boolean> {
  const [renewed] = await reads
    .select({ state: projects.state })
    .from(renewals)
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .where(eq(renewals.applicationId, applicationId))
  return renewed !== undefined && !isRenewable(renewed.state)
}

/** The project an application would go on with; null when it renews nothing. The caller may know it. */
export async function readRenewedProject(reads: Reads, applicationId: Id<'app'>): Promise<Id<'prj'> | null> {
  const [renewal] = await reads
    .select({ projectId: awards.projectId })
    .from(renewals)
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .where(eq(renewals.applicationId, applicationId))
  return renewal?.projectId ?? null
}

export type RenewalLine = { id: Id<'app'>; number: string; stage: ApplicantStage }

/** The renewals of a project that this person works on. */
export async function readMyRenewals(reads: Reads, person: Person, projectId: Id<'prj'>): Promise<RenewalLine[]> {
  const rows = await reads
    .select({ id: applications.id, number: applications.number, state: applications.state })
    .from(renewals)
    .innerJoin(applications, eq(applications.id, renewals.applicationId))
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .where(and(eq(awards.projectId, projectId), isMine(person)))
    .orderBy(asc(applications.id))
    .limit(50)
  return rows.map(({ state, ...row }) => ({ ...row, stage: stageFor(state) }))
}
