import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { isNow } from './seen-by.server.ts'

/** An application's columns as its team is told them: a stage, not the state the panel has come to, and no note kept for later. */
export const applicationAsTold = sql`id, number, call_id, applicant_id,
  case when state in ('in_discussion', 'recommended', 'decided') then 'in_review' else state end as state,
  title, answers, revision, attachment_name, attachment_sha256, attachment_bytes, created_at, saved_at, submitted_at,
  case when state in ('returned', 'ineligible') then screening_note end as screening_note, withdrawn_at`

/** A reviewer is told nothing more of what was withdrawn. */
const numberAsTold = sql`case when ${isNow.standing} then application.number end as number`

/** Nor of a review that an officer took back. */
const numberAsked = sql`case when ${isNow.standing} and s.state <> 'removed' then application.number end as number`

/** Everything of a person's own that is kept here, for the export of their records. */
export function ownReviewRecords({ id }: Pick<Person, 'id'>): Record<string, SQL> {
  return {
    reviews_asked: sql`select s.id, ${numberAsked}, s.state, s.assigned_at, s.no_conflict_at, s.due_at from assignment_reviewer r
      join assignment s on s.id = r.assignment_id join application on application.id = s.application_id
      where r.reviewer_id = ${id} order by s.id`,
    reviews_written: sql`select w.* from review w join assignment_reviewer r on r.assignment_id = w.assignment_id
      where r.reviewer_id = ${id} order by w.assignment_id`,
    review_versions: sql`select v.* from review_version v join assignment_reviewer r on r.assignment_id = v.assignment_id
      where r.reviewer_id = ${id} order by v.assignment_id, v.number`,
    reviews_declined: sql`select d.* from review_decline d join assignment_reviewer r on r.assignment_id = d.assignment_id
      where r.reviewer_id = ${id} order by d.assignment_id`,
    discussion_written: sql`select ${numberAsTold}, m.words, m.written_at, m.taken_back_at from discussion_message m
      join application on application.id = m.application_id where m.author_id = ${id} order by m.id`,
    reviews_taken_back: sql`select d.assignment_id, d.reason, d.removed_at from review_removal d
      join assignment_reviewer r on r.assignment_id = d.assignment_id where r.reviewer_id = ${id} order by d.assignment_id`,
    meta_reviews_written: sql`select ${numberAsTold}, m.summary, m.agreed, m.for_applicant, m.recommendation, m.saved_at, m.handed_in_at
      from meta_review m join assignment_reviewer r on r.assignment_id = m.assignment_id
      join application on application.id = m.application_id where r.reviewer_id = ${id} order by m.assignment_id`,
    conflicts_stated: sql`select ${numberAsTold}, c.status, c.reason, c.stated_at from conflict c
      join application on application.id = c.application_id
      where c.reviewer_id = ${id} and c.stated_by = ${id} order by application.number`,
  }
}
