import { and, arrayOverlaps, isNull, ne } from 'drizzle-orm'
import type { Person, Role } from '#app/domain/people/person.ts'
import { dayIn } from '#app/units/time.ts'
import { people } from '#db/schema/people.ts'
import { readAlarms } from '#db/schema/reads.ts'
import { queueLetters } from '../queue-letter.server.ts'
import type { NotesReads } from './note-read.server.ts'
import type { AlarmReason } from './sensitive-read.ts'

/**
 * Raises an alarm about a reader, once for each reason and day of the lab, with a letter to each who is told but the reader. Of a
 * conflict the auditor alone is told: an administrator does not know that there is one (docs/decisions/0039).
 */
export async function raiseReadAlarm(world: NotesReads, reader: Person, because: AlarmReason): Promise<void> {
  const at = world.clock.now()
  await world.db.transaction(async (tx) => {
    const day = dayIn(world.lab.timeZone, at)
    const [raised] = await tx
      .insert(readAlarms)
      .values({ id: world.ids.next('ral'), personId: reader.id, because, day, raisedAt: at })
      .onConflictDoNothing()
      .returning({ id: readAlarms.id })
    if (!raised) return
    const isTold = and(
      arrayOverlaps(people.roles, [...toldOf[because]]),
      ne(people.id, reader.id),
      isNull(people.disabledAt),
    )
    const told = await tx.select({ email: people.email, personId: people.id }).from(people).where(isTold)
    const subject = { type: 'read-alarm', id: raised.id }
    const letters = told.map((to) => ({ kind: 'reads-alarming' as const, to, subject }))
    await queueLetters(tx, { ids: world.ids, at }, letters)
  })
}

export const toldOf: Record<AlarmReason, readonly Role[]> = {
  'unusually-many': ['auditor', 'administrator'],
  'kept-from': ['auditor'],
}
