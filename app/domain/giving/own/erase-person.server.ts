import { eq, sql } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Day } from '#app/units/time.ts'
import { donors } from '#db/schema/giving.ts'
import { erasures } from '#db/schema/own.ts'
import { people } from '#db/schema/people.ts'
import { forgetLogos, readLogoKeys } from '../wall/hold-places.server.ts'
import { sweptFrom } from '../wall/sweep-logos.server.ts'
import { eraseTraces } from './erase-traces.server.ts'
import { type ErasureObstacle, readErasure } from './read-erasure.server.ts'

export type ErasureRefusal = ErasureObstacle | 'not-confirmed' | 'no-such-person'

/**
 * Erases a person who asks for it: account, name, addresses, notes and dedications, in every table and at once. Her gifts stay in
 * the books under a pseudonym; receipts and statements stay as they were issued, which the law asks for (IRS Publication 1771,
 * record keeping). Refuses while something of hers still runs, so that no money is left without its giver.
 */
export async function erasePerson(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  person: Person,
  { typedEmail, requestId }: { typedEmail: string; requestId?: string | undefined },
): Promise<Outcome<{ papersUntil: Day | null }, ErasureRefusal>> {
  if (typedEmail.trim().toLowerCase() !== person.email.toLowerCase()) return refuse('not-confirmed')
  const at = world.clock.now()
  const outcome = await world.db.transaction(async (tx) => {
    const [held] = await tx.select().from(people).where(eq(people.id, person.id)).for('update')
    if (!held || held.disabledAt) return refuse('no-such-person')
    const own = await tx
      .select()
      .from(donors)
      .where(
        sql`${donors.personId} = ${person.id} or ${donors.mergedInto} in (select id from donor where person_id = ${person.id})`,
      )
      .for('update')
    const { obstacles, papersUntil } = await readErasure(tx, { ...person, roles: held.roles as Person['roles'] })
    const [obstacle] = obstacles
    if (obstacle) return refuse(obstacle)
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, requestId) },
      { kind: 'person-erased', subject: { type: 'person', id: person.id }, after: { donors: own.length } },
    )
    const donorIds = own.map((donor) => donor.id)
    const logos = await readLogoKeys(tx, donorIds)
    await eraseTraces(tx, { person: held, donors: own, at })
    await tx
      .update(people)
      .set({
        name: `Erased ${person.id.slice(-6)}`,
        email: sql`lower(${person.id}) || '@erased.invalid'`,
        passwordHash: null,
        totpSecret: null,
        totpConfirmedAt: null,
        isDemo: false,
        disabledAt: at,
      })
      .where(eq(people.id, person.id))
    await tx.insert(erasures).values({ personId: person.id, donorIds, papersUntil, erasedAt: at })
    // Pictures go after the commit; should the process die before it has removed them, the sweep does.
    if (logos.length > 0) await enqueueJob(tx, 'sweep-logos', {}, { runAt: sweptFrom(at), key: `logos:${person.id}` })
    return done({ papersUntil, logos })
  })
  if (!outcome.ok) return outcome
  await forgetLogos(world, outcome.value.logos)
  return done({ papersUntil: outcome.value.papersUntil })
}
