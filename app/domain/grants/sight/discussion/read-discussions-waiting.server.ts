import { sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { applications } from '#db/schema/grants.ts'
import { mayRunCalls } from '../../policy.ts'
import { isSeenByStaff } from '../seen-by.server.ts'

type Row = { act: 'answer-discussion'; at: string; title: string; detail: string; since: string }

/** Discussions in which a reviewer spoke and no officer has since; moving the application on settles them too. */
export async function readDiscussionsWaiting(world: Touches<'db'>, person: Person): Promise<Row[]> {
  if (!mayRunCalls(person)) return []
  return world.db.execute<Row>(sql`
    select 'answer-discussion' as act, application.id as at, application.number || ' ' || application.title as title,
      said.count || case when said.count = 1 then ' message of a reviewer' else ' messages of reviewers' end as detail,
      said.since::text as since
    from ${applications} cross join lateral (select count(*) as count, min(m.written_at) as since
      from discussion_message m where m.application_id = application.id and m.wrote_as = 'reviewer' and m.taken_back_at is null
        and not exists (select from discussion_message o where o.application_id = application.id
          and o.wrote_as = 'officer' and o.taken_back_at is null and o.id > m.id)) as said
    where application.state in ('in_review', 'in_discussion') and said.count > 0 and ${isSeenByStaff(person, 'discussion')}
    order by said.since, application.id limit 100`)
}
