import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { discussionMessages } from '#db/schema/discussion.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls } from '../../policy.ts'
import { aliasWords } from '../alias.ts'
import { isSeenBy } from '../seen-by.server.ts'
import { sight, staffStanding } from '../sight.ts'
import { isBefore, isDiscussed, takeBackMinutes } from './discussion.ts'

export type Message = {
  id: Id<'dms'>
  /** “Reviewer C” or “Programme officer”; with the name for those who may know it. */
  by: string
  isMine: boolean
  /** Null once it is taken back; to other reviewers also once its author has stepped back. */
  words: string | null
  /** Whether it may be said why there are none: to other reviewers it is not, else they would know who stepped back. */
  isTakenBack: boolean
  writtenAt: Date
  mayTakeBack: boolean
}

export type Discussion = {
  /** The oldest first. */
  messages: Message[]
  /** Where the messages before these end; null when there are none. */
  earlier: Id<'dms'> | null
  /** Whether this person may say something. */
  isOpen: boolean
}

type Asked = { applicationId: Id<'app'>; now: Date; before?: Id<'dms'> | null; size?: number }

/** The discussion of an application as far as this person sees it: the last messages, or those before one. Null to whom it is none. */
export async function readDiscussion(reads: Reads, person: Person, asked: Asked): Promise<Discussion | null> {
  const { applicationId, now, before = null, size = 50 } = asked
  const asReviewer = isSeenBy(person, 'discussion', ['reviewer'])
  const [seen] = await reads
    .select({ state: applications.state, isReviewer: sql<boolean>`${asReviewer}` })
    .from(applications)
    .where(and(eq(applications.id, applicationId), isSeenBy(person, 'discussion', ['reviewer', 'staff'])))
  if (!seen) return null
  const { isReviewer } = seen
  const rows = await readRows(reads, { applicationId, before, size: size + 1 })
  const shown = rows.slice(0, size)
  const isNamed = !isReviewer && sight['reviewer-names'][staffStanding(person)] !== 'never'
  const isOpen = isDiscussed(seen.state) && (isReviewer || mayRunCalls(person))
  return {
    isOpen,
    earlier: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
    messages: shown.reverse().map((row) => messageOf(row, { person, isNamed, isReviewer, now })),
  }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

async function readRows(reads: Reads, asked: { applicationId: Id<'app'>; before: Id<'dms'> | null; size: number }) {
  const { id, applicationId, authorId, wroteAs, words, writtenAt, takenBackAt } = discussionMessages
  return reads
    .select({
      ...{ id, authorId, wroteAs, words, writtenAt, takenBackAt },
      name: people.name,
      alias: sql<string | null>`(select r.alias from assignment_reviewer r
        where r.application_id = ${applicationId} and r.reviewer_id = ${authorId})`,
      isStepped: sql<boolean>`exists (select from assignment_reviewer r join assignment s on s.id = r.assignment_id
        where r.application_id = ${applicationId} and r.reviewer_id = ${authorId} and s.state <> 'submitted')`,
    })
    .from(discussionMessages)
    .innerJoin(people, eq(people.id, authorId))
    .where(and(eq(applicationId, asked.applicationId), asked.before ? lt(id, asked.before) : undefined))
    .orderBy(desc(id))
    .limit(asked.size)
}

type Reader = { person: Person; isNamed: boolean; isReviewer: boolean; now: Date }

function messageOf(row: Row, { person, isNamed, isReviewer, now }: Reader): Message {
  const isMine = row.authorId === person.id
  const isHidden = isReviewer && row.isStepped && row.wroteAs === 'reviewer'
  const isGone = row.takenBackAt !== null || isHidden
  return {
    id: row.id,
    by: authorOf(row, isNamed && !isMine),
    isMine,
    words: isGone ? null : row.words,
    isTakenBack: row.takenBackAt !== null && (isMine || !isReviewer),
    writtenAt: row.writtenAt,
    mayTakeBack: isMine && row.takenBackAt === null && isBefore(row.writtenAt, takeBackMinutes, now),
  }
}

function authorOf({ wroteAs, alias, name }: Row, isNamed: boolean): string {
  const role = wroteAs === 'officer' ? 'Programme officer' : aliasWords(alias ?? '?')
  return isNamed ? `${name} (${role})` : role
}
