import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Lab } from '#app/domain/world.ts'
import { type GpuSeconds, gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { draftAnswers, secondRules } from '#db/schema/releases.ts'
import type { DecisionOutcome } from '../decision.ts'
import { mayReadApplications } from '../policy.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import { type SecondState, type Stance, secondState } from './second-officer.ts'

export type SecondRule = { from: GpuSeconds; isOwn: boolean }

/** From how much GPU time a decision of the call takes two officers: its own rule, never above the lab's, or the lab's. */
export async function readSecondRule(
  reads: Reads,
  lab: Pick<Lab, 'secondOfficerHours'>,
  callId: Id<'cal'>,
): Promise<SecondRule> {
  const [own] = await reads
    .select({ from: secondRules.fromSeconds })
    .from(secondRules)
    .where(eq(secondRules.callId, callId))
  const usual = gpuHours(lab.secondOfficerHours)
  return own && own.from <= usual ? { from: own.from, isOwn: true } : { from: usual, isOwn: false }
}

export type Draft = {
  applicationId: Id<'app'>
  applicantId: Id<'psn'>
  number: string
  title: string
  applicant: string
  email: string
  decisionId: Id<'dec'>
  outcome: DecisionOutcome
  draft: number
  decidedBy: Id<'psn'>
  decidedAt: Date
  second: SecondState
  /** What the second officer said of this draft. */
  answer: { words: string; answeredBy: string; answeredAt: Date } | null
}

/** The drafted decisions of a call in order of their applications' ids; of those the person has no part in. */
export async function readDrafts(
  world: { db: Reads; lab: Pick<Lab, 'secondOfficerHours'> },
  person: Person,
  callId: Id<'cal'>,
): Promise<Draft[]> {
  if (!mayReadApplications(person)) return []
  const { from } = await readSecondRule(world.db, world.lab, callId)
  const rows = await draftsQuery(world.db, and(eq(applications.callId, callId), isSeenByStaff(person, 'decision')))
  return rows.map((row) => draftOf(row, from))
}

/** The draft of one application, for staff without a part in it; null when nothing is drafted. */
export async function readDraft(
  world: { db: Reads; lab: Pick<Lab, 'secondOfficerHours'> },
  person: Person,
  application: { id: Id<'app'>; callId: Id<'cal'> },
): Promise<Draft | null> {
  if (!mayReadApplications(person)) return null
  const { from } = await readSecondRule(world.db, world.lab, application.callId)
  const [row] = await draftsQuery(world.db, and(eq(applications.id, application.id), isSeenByStaff(person, 'decision')))
  return row ? draftOf(row, from) : null
}

/**
 * The same for a release: every draft of the call, the applications locked. Locked first and read by a second statement: one that
 * does both waits for a draft made this moment, and then reads the decision as it was before.
 */
export async function lockDrafts(tx: Reads, callId: Id<'cal'>, from: GpuSeconds): Promise<Draft[]> {
  const locked = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.callId, callId), eq(applications.state, 'decided')))
    .orderBy(asc(applications.id))
    .for('update')
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  const rows = await draftsQuery(tx, inArray(applications.id, ids))
  return rows.map((row) => draftOf(row, from))
}

/** The GPU-seconds one decision may come to; the database counts them, for its own guard too. */
export async function readReach(reads: Reads, decisionId: Id<'dec'>): Promise<bigint> {
  const [row] = await reads
    .select({ reach: sql<string>`decision_reach(${decisions.id})` })
    .from(decisions)
    .where(eq(decisions.id, decisionId))
  return BigInt(row?.reach ?? 0)
}

function draftsQuery(reads: Reads, areMeant: SQL | undefined) {
  return reads
    .select({
      applicationId: applications.id,
      applicantId: applications.applicantId,
      number: applications.number,
      title: applications.title,
      applicant: people.name,
      email: people.email,
      decisionId: decisions.id,
      outcome: decisions.outcome,
      draft: decisions.draft,
      decidedBy: decisions.decidedBy,
      decidedAt: decisions.decidedAt,
      reach: sql<string>`decision_reach(${decisions.id})`,
      stance: draftAnswers.stance,
      words: draftAnswers.words,
      answeredAt: draftAnswers.answeredAt,
      answeredBy: sql<string | null>`(select p.name from person p where p.id = ${draftAnswers.answeredBy})`,
    })
    .from(applications)
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .leftJoin(draftAnswers, and(eq(draftAnswers.decisionId, decisions.id), eq(draftAnswers.draft, decisions.draft)))
    .where(and(eq(applications.state, 'decided'), areMeant))
    .orderBy(asc(applications.id))
}

type Row = Omit<Draft, 'second' | 'answer'> & {
  reach: string
  stance: Stance | null
  words: string | null
  answeredAt: Date | null
  answeredBy: string | null
}

function draftOf({ reach, stance, words, answeredAt, answeredBy, ...draft }: Row, from: GpuSeconds): Draft {
  const answer = words !== null && answeredAt && answeredBy !== null ? { words, answeredAt, answeredBy } : null
  return { ...draft, second: secondState(gpuSeconds(BigInt(reach)), from, stance), answer }
}
