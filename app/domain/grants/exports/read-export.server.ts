import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications, assignments } from '#db/schema/grants.ts'
import { readRubric } from '../rubrics/read-rubric.server.ts'
import { meanScore, type Rubric, type Scores } from '../rubrics/rubric.ts'
import { aliasWords } from '../sight/alias.ts'
import { aliasOf } from '../sight/reviewers.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import { type ExportHours, type ExportKind, type ExportRow, mayExport } from './export.ts'

const helping = 500

/**
 * Everything of one kind in a call that this person sees, in helpings: applications they have a part in, and drafts, are in none. The
 * first row of a helping has the columns of all.
 */
export async function* readExport(
  world: Touches<'db'>,
  person: Person,
  { callId, kind }: { callId: Id<'cal'>; kind: ExportKind },
): AsyncGenerator<ExportRow[]> {
  if (!mayExport(person, kind)) return
  const rubric = await readRubric(world.db, callId)
  for (let after = ''; ; ) {
    const rows = await world.db.execute<Row>(queries[kind](person, callId, after))
    if (rows.length > 0) yield rows.map((row) => rowOf(row, kind, rubric))
    const last = rows.at(-1)?.key
    if (rows.length < helping || last === undefined) return
    after = last
  }
}

/** The columns of a kind, also of one that has no rows. */
export async function readExportColumns(world: Touches<'db'>, callId: Id<'cal'>, kind: ExportKind): Promise<string[]> {
  if (kind !== 'reviews') return columns[kind]
  return Object.keys(reviewOf({ scores: {}, alias: '' }, await readRubric(world.db, callId)))
}

type Row = Record<string, string | number | null | ExportHours[]> & { key: string }

const columns: Record<Exclude<ExportKind, 'reviews'>, string[]> = {
  applications: [
    ...['number', 'title', 'state', 'applicant', 'email', 'institution', 'asked', 'least_useful'],
    ...['submitted_at', 'screened_at', 'screening_note', 'reviews_asked', 'reviews_in'],
  ],
  decisions: [
    ...['number', 'title', 'state', 'outcome', 'hours', 'reason', 'private_note', 'decided_by', 'decided_at'],
    ...['second_officer', 'released_at', 'offer_until'],
  ],
  awards: ['number', 'title', 'applicant', 'project', 'slurm_account', 'hours', 'signed_name', 'accepted_at'],
}

function rowOf(row: Row, kind: ExportKind, rubric: Rubric): ExportRow {
  if (kind === 'reviews') return reviewOf(row as unknown as ReviewRow, rubric)
  return Object.fromEntries(columns[kind].map((name) => [name, row[name] ?? null]))
}

type ReviewRow = { scores: Scores; alias: string } & Partial<Record<string, unknown>>

function reviewOf({ scores, alias, ...row }: ReviewRow, rubric: Rubric): ExportRow {
  const said = (name: string) => (row[name] ?? null) as string | number | null
  const mean = meanScore(rubric, scores)
  return {
    number: said('number'),
    title: said('title'),
    reviewer: aliasWords(alias),
    mean: mean === null ? null : mean / 100,
    ...Object.fromEntries(rubric.criteria.map(({ name }) => [`score_${name}`, scores[name] ?? null])),
    confidence: said('confidence'),
    for_applicant: said('for_applicant'),
    for_committee: said('for_committee'),
    submitted_at: said('submitted_at'),
  }
}

/** An instant as ISO 8601 in UTC. */
const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
const hours = (seconds: string, from: SQL) =>
  sql`(select json_agg(json_build_object('gpu_class', l.gpu_class, 'seconds', ${sql.raw(seconds)}::text) order by l.gpu_class) from ${from})`
const from = (callId: Id<'cal'>, seen: SQL, after: string) =>
  sql`application.call_id = ${callId} and ${seen} and application.id > ${after} order by application.id limit ${helping}`

const queries: Record<ExportKind, (person: Person, callId: Id<'cal'>, after: string) => SQL> = {
  applications: (person, callId, after) => sql`
    select application.id as key, application.number, application.title, application.state, p.name as applicant, p.email,
      application.answers ->> 'institution' as institution,
      ${hours('l.seconds_asked', sql`request_line l where l.application_id = application.id`)} as asked,
      ${hours('l.seconds_least_useful', sql`request_line l where l.application_id = application.id`)} as least_useful,
      ${iso('application.submitted_at')} as submitted_at, ${iso('application.screened_at')} as screened_at,
      application.screening_note,
      (select count(*)::int from assignment s where s.application_id = application.id and s.state not in ('recused', 'removed')) as reviews_asked,
      (select count(*)::int from assignment s where s.application_id = application.id and s.state = 'submitted') as reviews_in
    from ${applications} join person p on p.id = application.applicant_id
    where ${from(callId, isSeenByStaff(person, 'proposal'), after)}`,
  decisions: (person, callId, after) => sql`
    select application.id as key, application.number, application.title, application.state, d.outcome,
      ${hours('l.seconds', sql`decision_line l where l.decision_id = d.id`)} as hours,
      d.reason, d.private_note, p.name as decided_by, ${iso('d.decided_at')} as decided_at,
      (select q.name from draft_answer a join person q on q.id = a.answered_by
        where a.decision_id = d.id and a.draft = d.draft and a.stance = 'agreed') as second_officer,
      (select ${iso('r.released_at')} from release r where r.id = d.release_id) as released_at,
      ${iso('d.offer_until')} as offer_until
    from ${applications} join decision d on d.application_id = application.id join person p on p.id = d.decided_by
    where ${from(callId, sql`${isSeenByStaff(person, 'decision')} and ${isSeenByStaff(person, 'private-note')}`, after)}`,
  awards: (person, callId, after) => sql`
    select application.id as key, application.number, application.title, p.name as applicant, j.slug as project, j.slurm_account,
      ${hours('l.seconds', sql`award_line l where l.award_id = w.id`)} as hours, w.signed_name,
      ${iso('w.accepted_at')} as accepted_at
    from ${applications} join award w on w.application_id = application.id join project j on j.id = w.project_id
      join person p on p.id = application.applicant_id
    where ${from(callId, isSeenByStaff(person, 'decision'), after)}`,
  reviews: (person, callId, after) => sql`
    select assignment.id as key, application.number, application.title, ${aliasOf} as alias, r.scores, r.confidence,
      r.for_applicant, r.for_committee, ${iso('r.submitted_at')} as submitted_at
    from ${assignments} join ${applications} on application.id = assignment.application_id
      join review r on r.assignment_id = assignment.id
    where application.call_id = ${callId} and ${isSeenByStaff(person, 'other-reviews')} and assignment.state = 'submitted'
      and r.submitted_at is not null and assignment.id > ${after} order by assignment.id limit ${helping}`,
}
