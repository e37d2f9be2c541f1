import { sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { type ConflictFacts, type Suggestion, suggestConflicts } from './suggest-conflicts.ts'

type Facts = Omit<ConflictFacts, 'reviewer'> & { institutions: string[]; isDismissed: boolean }

/**
 * What may be a conflict between a person and an application; none once they have said that it is none. Of other applications only
 * those count that were sent: a draft is its writers' alone, and anybody can be named in one.
 */
export async function readSuggestions(reads: Reads, person: Person, id: Id<'app'>): Promise<Suggestion[]> {
  const email = person.email.toLowerCase()
  const [facts] = await reads.execute<Facts>(sql`
    with near as (
      select a.id, a.call_id, a.applicant_id, a.answers ->> 'institution' as institution from application a where a.id = ${id}
        or a.submitted_at is not null and a.id in (
          select b.id from application b where b.applicant_id = ${person.id}
          union select m.application_id from application_member m where lower(m.email) = ${email}
          union select o.application_id from co_applicant o where o.person_id = ${person.id} and o.state = 'joined')),
    part as (
      select a.id, a.call_id, lower(p.email) as email, p.name, a.institution from near a join person p on p.id = a.applicant_id
      union all select a.id, a.call_id, lower(m.email), m.name, m.institution from near a join application_member m on m.application_id = a.id
      union all select a.id, a.call_id, lower(p.email), p.name, ''
        from near a join co_applicant o on o.application_id = a.id and o.state = 'joined' join person p on p.id = o.person_id),
    own as (select * from part where email = ${email}),
    team as (select distinct on (email) email, name, coalesce(institution, '') as institution from part
      where id = ${id} and email <> ${email} order by email, institution desc nulls last)
    select
      (select coalesce(json_agg(team order by name), '[]') from team) as team,
      (select coalesce(json_agg(distinct team.name), '[]') from team join part on part.email = team.email
        join own on own.id = part.id where part.id <> ${id}) as "onApplications",
      (select coalesce(json_agg(distinct team.name), '[]') from team join person p on lower(p.email) = team.email
        join project_member hers on hers.person_id = p.id
        join project_member mine on mine.project_id = hers.project_id and mine.person_id = ${person.id}) as "onProjects",
      exists (select from own where own.id <> ${id} and own.call_id = (select call_id from application where id = ${id})) as "isInCall",
      (select coalesce(json_agg(institution), '[]') from (
        select institution from own where institution <> '' union
        select institution from reviewer_expertise where person_id = ${person.id}) as place) as institutions,
      exists (select from conflict where application_id = ${id} and reviewer_id = ${person.id} and status = 'dismissed') as "isDismissed"`)
  if (!facts || facts.isDismissed) return []
  return suggestConflicts({ ...facts, reviewer: { email, institutions: facts.institutions } })
}
