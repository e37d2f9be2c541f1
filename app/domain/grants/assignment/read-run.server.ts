import { and, desc, eq, inArray } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { assignmentRuns } from '#db/schema/assignment.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls } from '../policy.ts'
import { fingerprintOf, readCallFacts } from '../review/read-call-facts.server.ts'
import { type AssignmentRun, readSettings } from './assignment-run.ts'
import type { CallFacts, Proposal } from './proposal.ts'

export type SeenRun = AssignmentRun & {
  /** Nothing it rests on has changed since. */
  isCurrent: boolean
}

export type AssignmentDesk = {
  applications: { id: Id<'app'>; number: string; title: string; readers: readonly Id<'psn'>[] }[]
  reviewers: { id: Id<'psn'>; name: string; load: number; topics: readonly string[] }[]
  run: SeenRun | null
}

/** What an officer needs to plan who reads what: applications, reviewers, and her own newest proposal, without applications she has a part in. */
export async function readAssignmentDesk(
  world: NotesReads,
  officer: Person,
  callId: Id<'cal'>,
): Promise<AssignmentDesk> {
  if (!mayRunCalls(officer)) return { applications: [], reviewers: [], run: null }
  const facts = await readCallFacts(world.db, officer, callId)
  const numbers = await readNumbers(world.db, facts)
  const names = await readNames(world.db, facts)
  await noteRead(world, officer, { kinds: ['reviewer-names'], subjectId: callId })
  const run = await readNewestRun(world.db, { callId, askedBy: officer.id })
  return {
    applications: facts.applications.map(({ id, title, readers }) => ({
      id,
      number: numbers.get(id) ?? '',
      title,
      readers,
    })),
    reviewers: facts.reviewers
      .map(({ id, load, topics }) => ({ id, name: names.get(id) ?? '', load, topics }))
      .sort((one, other) => one.name.localeCompare(other.name)),
    run: run && { ...seenOf(run, facts), isCurrent: run.fingerprint === fingerprintOf(facts) },
  }
}

/**
 * The newest proposal an officer asked for in a call; null when she asked for none. A colleague's is not hers to see: its loads
 * and reasons are counted with applications she may have a part in. What changed between the two is for the fingerprint to tell.
 */
export async function readNewestRun(
  reads: Reads,
  { callId, askedBy }: { callId: Id<'cal'>; askedBy: Id<'psn'> },
): Promise<AssignmentRun | null> {
  const [row] = await reads
    .select()
    .from(assignmentRuns)
    .where(and(eq(assignmentRuns.callId, callId), eq(assignmentRuns.askedBy, askedBy)))
    .orderBy(desc(assignmentRuns.id))
    .limit(1)
  if (!row) return null
  const { id, state, step, fingerprint, askedAt, confirmedAt } = row
  const kept = { settings: readSettings(row.settings), proposal: row.proposal as Proposal | null }
  return { id, state, step, fingerprint, askedAt, confirmedAt, ...kept }
}

/** She may have got a part in an application since she asked: it is taken out. */
function seenOf(run: AssignmentRun, { applications: read }: CallFacts): AssignmentRun {
  const ids = new Set<string>(read.map(({ id }) => id))
  const isSeen = ({ applicationId }: { applicationId: Id<'app'> }) => ids.has(applicationId)
  const { settings, proposal } = run
  return {
    ...run,
    settings: { ...settings, pins: settings.pins.filter(isSeen), bans: settings.bans.filter(isSeen) },
    proposal: proposal && {
      ...proposal,
      added: proposal.added.filter(isSeen),
      unfilled: proposal.unfilled.filter(isSeen),
      unmet: proposal.unmet.filter(isSeen),
      withoutSenior: proposal.withoutSenior.filter((id) => ids.has(id)),
    },
  }
}

async function readNumbers(reads: Reads, facts: CallFacts): Promise<Map<Id<'app'>, string>> {
  if (facts.applications.length === 0) return new Map()
  const ids = facts.applications.map(({ id }) => id)
  const { id, number } = applications
  return new Map(
    (await reads.select({ id, number }).from(applications).where(inArray(id, ids))).map((row) => [row.id, row.number]),
  )
}

async function readNames(reads: Reads, facts: CallFacts): Promise<Map<Id<'psn'>, string>> {
  if (facts.reviewers.length === 0) return new Map()
  const ids = facts.reviewers.map((reviewer) => reviewer.id)
  const { id, name } = people
  return new Map(
    (await reads.select({ id, name }).from(people).where(inArray(id, ids))).map((row) => [row.id, row.name]),
  )
}
