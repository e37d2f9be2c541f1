import { and, countDistinct, eq, gt } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { startOfHour } from '#app/units/time.ts'
import { sensitiveReads } from '#db/schema/reads.ts'
import { raiseReadAlarm } from './raise-read-alarm.server.ts'
import { type ReadKind, unusuallyMany } from './sensitive-read.ts'

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

async function countThings({ db }: Touches<'db'>, person: Person, at: Date): Promise<number> {
  const hourAgo = new Date(at.getTime() - 3_600_000)
  const { personId, subjectId } = sensitiveReads
  const isRecent = and(eq(personId, person.id), gt(sensitiveReads.at, hourAgo))
  const [row] = await db
    .select({ things: countDistinct(subjectId) })
    .from(sensitiveReads)
    .where(isRecent)
  return row?.things ?? 0
}
