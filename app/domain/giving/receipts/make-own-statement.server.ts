import { and, eq } from 'drizzle-orm'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { donors } from '#db/schema/giving.ts'
import { issueStatement } from './issue-statement.server.ts'
import { readOwnYears } from './read-statements.server.ts'
import type { Statement } from './statement.ts'

/**
 * A person's own statement of a year, issued now when there is none that lists the receipts she has. Somebody joined to several
 * donors says which; else the first. Null for a year without receipts, and for a donor who is not hers.
 */
export async function makeOwnStatement(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  person: Person,
  { year, donorId, requestId }: { year: number; donorId: Id<'dnr'> | null; requestId?: string | undefined },
): Promise<Statement | null> {
  const own = (await readOwnYears(world.db, person)).filter((line) => line.year === year)
  const chosen = donorId ? own.find((line) => line.donorId === donorId) : own[0]
  if (!chosen) return null
  return world.db.transaction(async (tx) => {
    const [held] = await tx
      .select({ id: donors.id })
      .from(donors)
      .where(and(eq(donors.id, chosen.donorId), eq(donors.personId, person.id)))
      .for('share')
    return held ? issueStatement(tx, world, { actor: actorOf(person, requestId), donorId: held.id, year }) : null
  })
}
