import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { distinctDonors } from '#db/schema/donors.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type ApartRefusal = HoldRefusal | 'same-donor'

/** Says that two donors who look alike are not the same, so that nobody suggests it again. Saying so twice changes nothing. */
export async function tellApart(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { pair, requestId }: { pair: readonly [Id<'dnr'>, Id<'dnr'>]; requestId?: string | undefined },
): Promise<Outcome<undefined, ApartRefusal>> {
  const [oneId, otherId] = [...pair].sort() as [Id<'dnr'>, Id<'dnr'>]
  if (oneId === otherId) return refuse('same-donor')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    for (const id of [oneId, otherId]) {
      const donor = await holdDonor(tx, staff, id)
      if (typeof donor === 'string') return refuse(donor)
    }
    const [said] = await tx
      .insert(distinctDonors)
      .values({ oneId, otherId, saidBy: staff.id, saidAt: at })
      .onConflictDoNothing()
      .returning({ oneId: distinctDonors.oneId })
    if (said) {
      await recordHappening(
        tx,
        { ids: world.ids, at, actor: actorOf(staff, requestId) },
        { kind: 'donors-told-apart', subject: { type: 'donor', id: oneId }, after: { otherId } },
      )
    }
    return done()
  })
}
