import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'

export type HoursRow = typeof hoursPledges.$inferSelect

/** A promise of hours, locked until the commit; null when there is none, or none that this person may act on. */
export async function holdHours(tx: Tx, id: Id<'hpl'>, whose?: SQL): Promise<HoursRow | null> {
  const [row] = await tx
    .select()
    .from(hoursPledges)
    .where(and(eq(hoursPledges.id, id), whose))
    .for('update')
  return row ?? null
}

/** Promises of donors that are this person's own: she gave, or proved their address when she signed in. */
export function areHers(person: Person): SQL {
  return sql`${hoursPledges.donorId} in (select ${donors.id} from ${donors} where ${donors.personId} = ${person.id})`
}
