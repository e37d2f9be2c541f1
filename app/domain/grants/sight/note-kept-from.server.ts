import { sql } from 'drizzle-orm'
import type { NotesReads } from '#app/domain/activity/reads/note-read.server.ts'
import { raiseReadAlarm } from '#app/domain/activity/reads/raise-read-alarm.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { startOfHour } from '#app/units/time.ts'

/**
 * Staff asked for an application and got nothing. Where a conflict stands between the two it is written down, and raises an alarm. One
 * statement, whether there is such an application or not, so that nothing is told by how long it takes.
 */
export async function noteKeptFrom(world: NotesReads, person: Person, id: Id<'app'>): Promise<void> {
  const at = world.clock.now()
  const noted = await world.db.execute(sql`
    insert into sensitive_read (id, person_id, kind, subject_id, at, hour)
    select ${world.ids.next('srd')}, ${person.id}, 'kept-from', ${id}, ${at.toISOString()}::timestamptz,
        ${startOfHour(at).toISOString()}::timestamptz
      from conflict c where c.application_id = ${id} and c.reviewer_id = ${person.id} and c.status <> 'dismissed'
    on conflict do nothing returning id`)
  if (noted.length > 0) await raiseReadAlarm(world, person, 'kept-from')
}
