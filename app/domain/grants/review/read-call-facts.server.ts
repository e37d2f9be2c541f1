import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { reviewerExpertise } from '#db/schema/assignment.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { reviewableStates } from '../application.ts'
import type { CallFacts, Pair } from '../assignment/proposal.ts'
import { mayRunCalls } from '../policy.ts'
import { readConflictedPairs } from '../sight/conflicts.server.ts'
import { readSeats } from '../sight/read-seats.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'

/**
 * What a proposal of reviewers rests on, as this officer may see it: applications in review, reviewers with what they say they know,
 * who reads what already, and who must not. Applications the officer has a part in are not there, nor the load they make.
 */
export async function readCallFacts(reads: Reads, officer: Person, callId: Id<'cal'>): Promise<CallFacts> {
  if (!mayRunCalls(officer)) return { applications: [], reviewers: [], barred: [] }
  const inCall = and(eq(applications.callId, callId), isSeenByStaff(officer, 'proposal'))
  const rows = await reads
    .select({ id: applications.id, title: applications.title, answers: applications.answers })
    .from(applications)
    .where(and(inCall, inArray(applications.state, [...reviewableStates])))
    .orderBy(asc(applications.id))
    .limit(1000)
  const asked = await readSeats(reads, officer, callId)
  const reading = asked.filter(({ isReading }) => isReading)
  const readers = groupBy(reading, ({ applicationId }) => applicationId)
  const loads = groupBy(reading, ({ reviewerId }) => reviewerId)
  const ids = rows.map(({ id }) => id)
  const [reviewers, barred] = [await readReviewerWords(reads), await readBarred(reads, ids)]
  const steppedBack = asked.filter(({ isReading }) => !isReading)
  return {
    applications: rows.map(({ id, title, answers }) => ({
      id,
      title,
      field: answers.field ?? '',
      text: scienceIn(answers),
      readers: (readers.get(id) ?? []).map(({ reviewerId }) => reviewerId),
    })),
    reviewers: reviewers.map((reviewer) => ({ ...reviewer, load: loads.get(reviewer.id)?.length ?? 0 })),
    barred: [...barred, ...steppedBack.map(({ applicationId, reviewerId }) => ({ applicationId, reviewerId }))],
  }
}

/** The same facts have the same fingerprint; words that change who fits best, and no rule, are not in it. */
export function fingerprintOf({ applications: read, reviewers, barred }: CallFacts): string {
  const facts = [
    read.map(({ id, readers }) => [id, [...readers].sort()]),
    reviewers.map(({ id, institution, load }) => [id, institution, load]),
    barred.map(({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`).sort(),
  ]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** Answers that say what the work is; names, hours and licences would only bring strangers together. */
function scienceIn(answers: Record<string, string>): string {
  const words = Object.entries(answers).filter(
    ([name]) =>
      !/^(institution|title|field|experience|licence|exceptions|openness|releases|estimate|readiness|member-|.*-(asked|least|first|last)$)/.test(
        name,
      ),
  )
  return words.map(([, answer]) => answer).join(' ')
}

async function readReviewerWords(reads: Reads) {
  const rows = await reads
    .select({
      id: people.id,
      topics: reviewerExpertise.topics,
      words: reviewerExpertise.words,
      written: sql<string>`(select coalesce(string_agg(a.title || ' ' || coalesce(a.answers ->> 'summary', ''), ' '), '')
        from application a where a.applicant_id = person.id and a.submitted_at is not null)`,
      institution: sql<string | null>`nullif(lower(${reviewerExpertise.institution}), '')`,
    })
    .from(people)
    .leftJoin(reviewerExpertise, eq(reviewerExpertise.personId, people.id))
    .where(and(sql`'reviewer' = any(${people.roles})`, isNull(people.disabledAt)))
    .orderBy(asc(people.id))
    .limit(500)
  return rows.map(({ id, topics, words, written, institution }) => ({
    id,
    topics: topics ?? [],
    text: `${words ?? ''} ${written}`,
    institution,
  }))
}

/** Applicants, teams, and whoever has a conflict that is not dismissed. */
async function readBarred(reads: Reads, ids: readonly Id<'app'>[]): Promise<Pair[]> {
  if (ids.length === 0) return []
  const rows = await reads.execute<{ application_id: Id<'app'>; reviewer_id: Id<'psn'> }>(sql`
    select a.id as application_id, a.applicant_id as reviewer_id from application a where ${inArray(sql`a.id`, [...ids])}
    union select m.application_id, p.id from application_member m join person p on lower(p.email) = lower(m.email)
      where ${inArray(sql`m.application_id`, [...ids])}
    union select o.application_id, p.id from co_applicant o join person p on p.id = o.person_id or lower(p.email) = o.email
      where o.state = 'joined' and ${inArray(sql`o.application_id`, [...ids])}`)
  const named = rows.map((row) => ({ applicationId: row.application_id, reviewerId: row.reviewer_id }))
  return [...named, ...(await readConflictedPairs(reads, ids))]
}
