import { and, eq, gt, gte, ne, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { startOfHour } from '#app/units/time.ts'
import { sensitiveReads } from '#db/schema/reads.ts'
import { raiseReadAlarm } from './raise-read-alarm.server.ts'
import { type ReadKind, unusuallyMany, weightOfFile } from './sensitive-read.ts'

export type NotesReads = Touches<'db' | 'clock' | 'ids' | 'lab'>

/**
 * Writes down that a person reads something few may read, called by the read itself: one insert, once for each person, thing and
 * hour. Raises an alarm when they have read unusually many things within an hour. A read that cannot be written down throws.
 */
export async function noteRead(
  world: NotesReads,
  person: Person,
  { kinds, subjectId }: { kinds: readonly ReadKind[]; subjectId: string },
): Promise<void> {
  if (kinds.length === 0) return
  const at = world.clock.now()
  const rows = kinds.map((kind) => ({
    id: world.ids.next('srd'),
    personId: person.id,
    kind,
    subjectId,
    at,
    hour: startOfHour(at),
  }))
  const { id } = sensitiveReads
  const added = await world.db.insert(sensitiveReads).values(rows).onConflictDoNothing().returning({ id })
  if (added.length > 0 && (await countThings(world, person, at)) >= unusuallyMany)
    await raiseReadAlarm(world, person, 'unusually-many')
}

/** The line's hour bounds what is looked at to what the unique key holds of this person and hour. */
async function countThings({ db }: Touches<'db'>, person: Person, at: Date): Promise<number> {
  const hourAgo = new Date(at.getTime() - 3_600_000)
  const { personId, hour, kind, subjectId } = sensitiveReads
  const isRecent = and(eq(personId, person.id), gte(hour, startOfHour(hourAgo)), gt(sensitiveReads.at, hourAgo))
  const things = (isFile: SQL) => sql`count(distinct ${subjectId}) filter (where ${isFile})`
  const weighed = sql<number>`(${things(ne(kind, 'export'))} + ${weightOfFile} * ${things(eq(kind, 'export'))})::int`
  const [row] = await db.select({ weighed }).from(sensitiveReads).where(isRecent)
  return row?.weighed ?? 0
}
