import { sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { mayRunProjects } from '../policy.ts'

type Row = { state: 'claimed' | 'checked'; at: string; title: string; count: number; since: string }

/** Releases with something to check, or to verify that another officer checked; not of projects the person is a member of. */
export async function readClaimsWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayRunProjects(person)) return []
  const rows = await reads.execute<Row>(sql`
    select c.state, o.project_id || ' ' || o.id as at, o.title, count(*)::int as count,
      min(coalesce(c.checked_at, c.claimed_at))::text as since
    from openness_claim c join output o on o.id = c.output_id
    where (c.state = 'claimed' or (c.state = 'checked' and c.checked_by <> ${person.id})) and c.claimed_by <> ${person.id}
      and not exists (select from project_member m where m.project_id = o.project_id and m.person_id = ${person.id})
    group by o.id, c.state order by min(coalesce(c.checked_at, c.claimed_at)) limit 100`)
  return rows.map(({ state, at, title, count, since }) => ({
    act: state === 'claimed' ? 'check-claims' : 'verify-claims',
    at,
    title,
    detail: count === 1 ? 'one component' : `${count} components`,
    since: new Date(since),
  }))
}
