import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { givingGuards } from '#db/schema/guarding.ts'
import { smallestCardGift } from '../gift.ts'
import { mayGuardGiving } from '../policy.ts'
import type { GuardMode } from './guard.ts'
import { readGuard } from './read-guard.server.ts'

export type SetGuardRefusal = 'not-allowed' | 'no-reason' | 'out-of-bounds'
const largestSmallest = usd(100)

/** Sets how the giving page guards itself, from now on and for every process; keeps who did it and why. */
export async function setGuard(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  input: { mode: GuardMode; smallest: Cents; reason: string; requestId?: string },
): Promise<Outcome<undefined, SetGuardRefusal>> {
  if (!mayGuardGiving(person)) return refuse('not-allowed')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const { mode, smallest } = input
  if (smallest < smallestCardGift || smallest > largestSmallest) return refuse('out-of-bounds')
  const at = world.clock.now()
  await world.db.transaction(async (tx) => {
    const before = await readGuard(tx)
    const id = world.ids.next('grd')
    await tx.insert(givingGuards).values({ id, mode, smallest, reason, setBy: person.id, setAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, input.requestId) },
      {
        kind: 'giving-guarded',
        subject: { type: 'guard', id },
        before: { mode: before.mode, smallest: before.smallest },
        after: { mode, smallest, reason },
      },
    )
  })
  return done(undefined)
}
