import { and, arrayContains, eq, isNull, lt, ne, sql } from 'drizzle-orm'
import { queueLetters } from '#app/domain/activity/queue-letter.server.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { toPerson } from '#app/domain/people/person-row.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { discussionNotices } from '#db/schema/discussion.ts'
import { assignments } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { assignmentReviewers } from '#db/schema/sight.ts'
import { isInvolved } from '../seen-by.server.ts'
import { quietHours } from './discussion.ts'

type About = { application: { id: Id<'app'> }; author: Person; messageId: Id<'dms'> }
/** Where they read on: their assignment, or the application. */
type Told = { personId: Id<'psn'>; email: string; at: string }

/**
 * Writes to everybody who takes part, save the author, that something was said; to nobody who had such a letter within the quiet
 * hours. The letter says no more than the application’s number.
 */
export async function tellOfDiscussion(tx: Tx, by: { ids: Ids; at: Date }, about: About): Promise<void> {
  const told = [...(await findReviewers(tx, about)), ...(await findOfficers(tx, about))]
  const due = await noteTold(tx, { at: by.at, about, told })
  const asks = told
    .filter(({ personId }) => due.has(personId))
    .map(({ personId, email, at }) => ({
      kind: 'discussion-moved' as const,
      to: { email, personId },
      subject: { type: 'discussion', id: `${at}:${about.messageId}` },
    }))
  await queueLetters(tx, by, asks)
}

/** Who still reviews, and whose review is in and counts. */
async function findReviewers(tx: Tx, { application, author }: About): Promise<Told[]> {
  return tx
    .select({ personId: people.id, email: people.email, at: assignments.id })
    .from(assignments)
    .innerJoin(assignmentReviewers, eq(assignmentReviewers.assignmentId, assignments.id))
    .innerJoin(people, eq(people.id, assignmentReviewers.reviewerId))
    .where(
      and(
        eq(assignments.applicationId, application.id),
        eq(assignments.state, 'submitted'),
        ne(people.id, author.id),
        isNull(people.disabledAt),
        arrayContains(people.roles, ['reviewer']),
      ),
    )
    .orderBy(people.id)
}

/** Officers who asked for one of its reviews or have said something, as far as they have no part in it now. */
async function findOfficers(tx: Tx, { application, author }: About): Promise<Told[]> {
  const rows = await tx
    .select()
    .from(people)
    .where(
      and(
        ne(people.id, author.id),
        isNull(people.disabledAt),
        sql`(exists (select from assignment s where s.application_id = ${application.id} and s.assigned_by = ${people.id})
          or exists (select from discussion_message m where m.application_id = ${application.id}
            and m.author_id = ${people.id} and m.wrote_as = 'officer'))`,
      ),
    )
    .orderBy(people.id)
  const told: Told[] = []
  for (const person of rows.map(toPerson)) {
    if (!hasRole(person, 'programme_officer') || (await isInvolved(tx, person, application))) continue
    told.push({ personId: person.id, email: person.email, at: application.id })
  }
  return told
}

type Noted = { at: Date; about: About; told: readonly Told[] }

/** Who was not told of this discussion within the quiet hours, written down as told now: of two messages at once one writes. */
async function noteTold(tx: Tx, { at, about, told }: Noted): Promise<Set<Id<'psn'>>> {
  if (told.length === 0) return new Set()
  const since = new Date(at.getTime() - quietHours * 3_600_000)
  const rows = await tx
    .insert(discussionNotices)
    .values(told.map(({ personId }) => ({ applicationId: about.application.id, personId, toldAt: at })))
    .onConflictDoUpdate({
      target: [discussionNotices.applicationId, discussionNotices.personId],
      set: { toldAt: at },
      setWhere: lt(discussionNotices.toldAt, since),
    })
    .returning({ personId: discussionNotices.personId })
  return new Set(rows.map(({ personId }) => personId))
}
