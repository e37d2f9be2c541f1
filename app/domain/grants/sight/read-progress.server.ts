import { sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications } from '#db/schema/grants.ts'
import { isSeenByStaff } from './seen-by.server.ts'

/** One reviewer of a call: how much was asked of them, how far they are, and what is late. */
export type ReviewerProgress = {
  id: Id<'psn'>
  name: string
  asked: number
  unanswered: number
  writing: number
  done: number
  over: number
  late: number
  /** The earliest day of what still waits, and the last reminder. */
  nextDueAt: Date | null
  remindedAt: Date | null
  /** What waits for them in every call, as far as the reader sees it. */
  load: number
}

type Row = Omit<ReviewerProgress, 'nextDueAt' | 'remindedAt'> & { nextDueAt: string | null; remindedAt: string | null }

/** Who reviews in a call and how far they are; of applications the reader sees with their reviewers. The latest first. */
export async function readReviewerProgress(
  reads: Reads,
  person: Person,
  { callId, now }: { callId: Id<'cal'>; now: Date },
): Promise<ReviewerProgress[]> {
  const waits = sql`s.state in ('assigned', 'agreed') and application.state in ('in_review', 'in_discussion')`
  const rows = await reads.execute<Row>(sql`
    select p.id, p.name,
      count(*) filter (where s.state <> 'removed')::int as asked,
      count(*) filter (where s.state = 'assigned' and ${waits})::int as unanswered,
      count(*) filter (where s.state = 'agreed' and ${waits})::int as writing,
      count(*) filter (where s.state = 'submitted')::int as done,
      count(*) filter (where s.state in ('recused', 'removed'))::int as over,
      count(*) filter (where ${waits} and s.due_at < ${now.toISOString()})::int as late,
      min(s.due_at) filter (where ${waits})::text as "nextDueAt",
      max(m.sent_at)::text as "remindedAt",
      (select count(*)::int from assignment_reviewer o join assignment s on s.id = o.assignment_id
        join ${applications} on application.id = o.application_id
        where o.reviewer_id = p.id and ${waits} and ${isSeenByStaff(person, 'reviewer-names')}) as load
    from assignment_reviewer r
    join assignment s on s.id = r.assignment_id
    join ${applications} on application.id = s.application_id
    join person p on p.id = r.reviewer_id
    left join lateral (select max(sent_at) as sent_at from review_reminder where assignment_id = s.id) m on true
    where application.call_id = ${callId} and ${isSeenByStaff(person, 'reviewer-names')}
    group by p.id, p.name order by late desc, min(s.due_at) filter (where ${waits}) nulls last, p.name, p.id limit 500`)
  return rows.map(({ nextDueAt, remindedAt, ...row }) => ({
    ...row,
    nextDueAt: nextDueAt ? new Date(nextDueAt) : null,
    remindedAt: remindedAt ? new Date(remindedAt) : null,
  }))
}

export type SentReminder = {
  key: string
  number: string
  to: string
  which: 'before' | 'after'
  days: number
  sentAt: Date
}

/** The reminders of reviews that went out in a call, the newest first, two hundred at most. */
export async function readSentReminders(reads: Reads, person: Person, callId: Id<'cal'>): Promise<SentReminder[]> {
  const rows = await reads.execute<Omit<SentReminder, 'sentAt'> & { sentAt: string }>(sql`
    select m.assignment_id || ':' || m.due_on || ':' || m.which || m.days as key, application.number, p.name as to,
      m.which, m.days, m.sent_at::text as "sentAt"
    from review_reminder m join assignment s on s.id = m.assignment_id
    join assignment_reviewer r on r.assignment_id = s.id join person p on p.id = r.reviewer_id
    join ${applications} on application.id = s.application_id
    where application.call_id = ${callId} and ${isSeenByStaff(person, 'reviewer-names')}
    order by m.sent_at desc, key limit 200`)
  return rows.map((row) => ({ ...row, sentAt: new Date(row.sentAt) }))
}
