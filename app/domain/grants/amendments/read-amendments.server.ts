import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addDays, type Day, startOfDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { amendments } from '#db/schema/amendments.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls } from '../policy.ts'
import { readProject } from '../read-projects.server.ts'
import { type AmendmentKind, type AmendmentState, amendmentKindWords } from './amendment.ts'

export type Amendment = {
  id: Id<'amd'>
  kind: AmendmentKind
  words: string
  askedUntil: Day | null
  why: string
  state: AmendmentState
  askedBy: string
  askedAt: Date
  replyBy: Day
  answeredBy: string | null
  answeredAt: Date | null
  answer: string
  untilBefore: Day | null
  untilAfter: Day | null
}

const asker = alias(people, 'asker')
const officer = alias(people, 'officer')

function select(reads: Reads) {
  const { id, kind, words, askedUntil, why, state, askedAt, replyBy, answeredAt, answer } = amendments
  const { untilBefore, untilAfter } = amendments
  return reads
    .select({
      ...{ id, kind, words, askedUntil, why, state, askedAt, replyBy, answeredAt, answer, untilBefore, untilAfter },
      ...{ askedBy: asker.name, answeredBy: officer.name },
    })
    .from(amendments)
    .innerJoin(asker, eq(asker.id, amendments.askedBy))
    .leftJoin(officer, eq(officer.id, amendments.answeredBy))
}

/** What a project asked to change, the newest first; the caller has read the project for the person. */
export async function readAmendments(reads: Reads, projectId: Id<'prj'>): Promise<Amendment[]> {
  return select(reads).where(eq(amendments.projectId, projectId)).orderBy(desc(amendments.id)).limit(100)
}

export type AmendmentForPerson = Amendment & {
  project: { id: Id<'prj'>; title: string; endsOn: Day | null }
  mayWithdraw: boolean
  mayAnswer: boolean
}

/** One amendment for the project’s team and for staff; null for everybody else. */
export async function readAmendment(
  world: Touches<'db'>,
  person: Person,
  { projectId, amendmentId }: { projectId: Id<'prj'>; amendmentId: Id<'amd'> },
): Promise<AmendmentForPerson | null> {
  const project = await readProject(world, person, projectId)
  if (!project) return null
  const [amendment] = await select(world.db).where(
    and(eq(amendments.id, amendmentId), eq(amendments.projectId, projectId)),
  )
  if (!amendment) return null
  const isMember = project.members.some(({ personId }) => personId === person.id)
  const isOpen = amendment.state === 'asked'
  return {
    ...amendment,
    project: { id: project.id, title: project.title, endsOn: project.endsOn },
    mayWithdraw: isOpen && project.leadId === person.id,
    mayAnswer: isOpen && !isMember && mayRunCalls(person),
  }
}

type Row = { at: string; kind: AmendmentKind; title: string; since: string; reply_by: Day }

/** Amendments that wait for an officer’s answer, since they were asked, with the day the lab named; none of projects the officer is a member of. */
export async function readAmendmentsWaiting(reads: Reads, person: Person, zone: string): Promise<Waiting[]> {
  if (!mayRunCalls(person)) return []
  const rows = await reads.execute<Row>(sql`
    select a.project_id || ' ' || a.id as at, a.kind, p.title, a.asked_at::text as since, a.reply_by::text as reply_by
    from amendment a join project p on p.id = a.project_id
    where a.state = 'asked'
      and not exists (select from project_member m where m.project_id = p.id and m.person_id = ${person.id})
    order by a.asked_at, a.id limit 100`)
  return rows.map(({ at, kind, title, since, reply_by }) => ({
    act: 'answer-amendment',
    ...{
      at,
      title,
      detail: amendmentKindWords[kind].label,
      since: new Date(since),
      until: startOfDay(zone, addDays(reply_by, 1)),
    },
  }))
}
