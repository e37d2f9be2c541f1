import { inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Lab } from '#app/domain/world.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Db } from '#db/client.server.ts'
import { applications } from '#db/schema/grants.ts'
import { unreleasedStates } from '../application.ts'
import { isSeenByStaff, isUninvolved } from '../sight/seen-by.server.ts'

type Row = { act: 'agree' | 'draft-anew' | 'plan-anew'; at: string; title: string; detail: string; since: string }
type World = { db: Db; lab: Pick<Lab, 'secondOfficerHours'> }

/** Large drafts of others that wait for a second officer, and what was sent back, of applications the person has no part in. */
export function readDraftsWaiting(world: World, person: Person) {
  const usual = gpuHours(world.lab.secondOfficerHours).toString()
  return world.db.execute<Row>(sql`select * from (
    select case when answer.stance = 'sent_back' then 'draft-anew'
        when answer.stance is null and d.decided_by <> ${person.id}
          and decision_reach(d.id) >= least(rule.from_seconds, ${usual}::bigint) then 'agree'
      end as act,
      application.id as at, application.number || ' ' || application.title as title,
      coalesce(answer.words, 'Drafted by ' || (select p.name from person p where p.id = d.decided_by)) as detail,
      coalesce(answer.answered_at, d.decided_at)::text as since
    from ${applications} join decision d on d.application_id = application.id
      left join draft_answer answer on answer.decision_id = d.id and answer.draft = d.draft
      left join second_rule rule on rule.call_id = application.call_id
    where application.state = 'decided' and ${isSeenByStaff(person, 'decision')}) as drafted
    where act is not null order by since limit 100`)
}

/**
 * Planned releases that did not happen, while nothing was planned or released in their call since. Where nothing was left to
 * release nobody has anything to do, and neither has who may not release the call for a part in it.
 */
export function readRefusedPlans(world: World, person: Person) {
  return world.db.execute<Row>(sql`
    select 'plan-anew' as act, call.slug as at, call.title, 'The planned release did not happen' as detail,
      plan.ended_at::text as since
    from release_plan plan join call on call.id = plan.call_id
    where plan.state = 'refused' and plan.refusal <> 'nothing-to-release'
      and not exists (select from release_plan later where later.call_id = call.id and later.id > plan.id)
      and not exists (select from ${applications} where application.call_id = call.id
        and ${inArray(applications.state, unreleasedStates)} and not ${isUninvolved(person)})
      and not exists (select from release r where r.call_id = call.id and r.released_at > plan.ended_at)
    order by plan.ended_at limit 100`)
}
