import { inArray, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { applications } from '#db/schema/grants.ts'
import { readAppealsWaiting } from './appeals/read-appeal.server.ts'
import { unreleasedStates } from './application.ts'
import { mayReview, mayRunCalls } from './policy.ts'
import { readDraftsWaiting, readRefusedPlans } from './release/read-release-waiting.server.ts'
import { readDiscussionsWaiting } from './sight/discussion/read-discussions-waiting.server.ts'
import { readMetaReviewsWaiting } from './sight/meta-review/read-meta-review.server.ts'
import { isReader, nameOfReader } from './sight/read-seats.server.ts'
import { isSeenByStaff, isUninvolved } from './sight/seen-by.server.ts'

type Row = { act: Waiting['act']; at: string; title: string; detail: string; since: string }

/** What of grants waits for a person: an officer's applications, save those she has a part in, and a reviewer's own reviews. */
export async function readGrantsWaiting(world: Touches<'db' | 'lab'>, person: Person, now: Date): Promise<Waiting[]> {
  const rows = await Promise.all([
    mayRunCalls(person) ? readSteps(world, person) : [],
    mayRunCalls(person) ? readLateReviews(world, person, now) : [],
    mayRunCalls(person) ? readReleases(world, person) : [],
    mayRunCalls(person) ? readDraftsWaiting(world, person) : [],
    mayRunCalls(person) ? readRefusedPlans(world, person) : [],
    mayReview(person) ? readOwnReviews(world, person) : [],
    mayReview(person) ? readMetaReviewsWaiting(world.db, person) : [],
    readAppealsWaiting(world, person),
    readDiscussionsWaiting(world, person),
  ])
  return rows.flat().map((row) => ({ ...row, since: new Date(row.since) }))
}

/** The next step of each application: to screen, to ask reviewers for, to decide once every review asked for is in. */
function readSteps(world: Touches<'db'>, person: Person) {
  return world.db.execute<Row>(sql`select * from (
    select case
        when state = 'submitted' then 'screen'
        when state = 'recommended' then 'decide'
        when asked = 0 then 'ask-reviewers'
        when done = asked then 'decide'
      end as act, id as at, number || ' ' || title as title, call as detail,
      coalesce(case when state = 'submitted' or asked = 0 then null else reviewed_at end,
        case when state = 'submitted' then submitted_at else screened_at end, submitted_at)::text as since
    from (
      select application.id, application.number, application.title, application.state, application.submitted_at,
        application.screened_at, call.title as call,
        (select count(*) from assignment s where s.application_id = application.id and s.state not in ('recused', 'removed')) as asked,
        (select count(*) from assignment s where s.application_id = application.id and s.state = 'submitted') as done,
        (select max(r.submitted_at) from assignment s join review r on r.assignment_id = s.id
          where s.application_id = application.id) as reviewed_at
      from ${applications} join call on call.id = application.call_id
      where application.state in ('submitted', 'in_review', 'in_discussion', 'recommended') and ${isSeenByStaff(person, 'exact-state')}
      order by application.submitted_at, application.id limit 500) as step) as waiting
    where act is not null order by since, at limit 100`)
}

/** Reviews past their day. */
function readLateReviews(world: Touches<'db'>, person: Person, now: Date) {
  return world.db.execute<Row>(sql`
    select 'remind-reviewer' as act, application.id as at, application.number || ' ' || application.title as title,
      ${nameOfReader} as detail, s.due_at::text as since
    from assignment s join ${applications} on application.id = s.application_id
    where s.state in ('assigned', 'agreed') and s.due_at < ${now.toISOString()}
      and application.state in ('in_review', 'in_discussion') and ${isSeenByStaff(person, 'reviewer-names')}
    order by s.due_at limit 100`)
}

/** Calls with drafted decisions, waiting since the first of them; none that the person may not release for a part in it. */
function readReleases(world: Touches<'db'>, person: Person) {
  return world.db.execute<Row>(sql`
    select 'release' as act, call.slug as at, call.title,
      count(*) || case when count(*) = 1 then ' decision drafted' else ' decisions drafted' end as detail,
      min(d.decided_at)::text as since
    from application decided join call on call.id = decided.call_id join decision d on d.application_id = decided.id
    where decided.state = 'decided'
      and not exists (select from release_plan p where p.call_id = call.id and p.state = 'waiting')
      and not exists (select from ${applications}
      where application.call_id = call.id and ${inArray(applications.state, unreleasedStates)} and not ${isUninvolved(person)})
    group by call.id order by min(d.decided_at) limit 100`)
}

function readOwnReviews(world: Touches<'db'>, person: Person) {
  return world.db.execute<Row>(sql`
    select 'review' as act, s.id as at,
      application.number || case when s.state = 'agreed' then ' ' || application.title else '' end as title, call.title as detail,
      s.assigned_at::text as since
    from assignment s join application on application.id = s.application_id join call on call.id = application.call_id
    where ${isReader(person)} and s.state in ('assigned', 'agreed')
      and application.state in ('in_review', 'in_discussion')
    order by s.assigned_at limit 100`)
}
