import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { planChanges } from '#db/schema/recurring.ts'
import { yearlyOf } from './plan.ts'
import type { Plan } from './settle-plan.server.ts'

type Told = {
  actor: Actor
  /** As it is after the change. */
  plan: Pick<Plan, 'id' | 'interval' | 'giftAmount' | 'feeCover' | 'gross'>
  kind: 'started' | 'found' | 'ended'
  grossBefore: Cents
  grossAfter?: Cents
}

/** Writes into a plan's change log what has happened already, with what it makes in a year. */
export async function logChange(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, plan, kind, grossBefore, grossAfter = plan.gross }: Told,
): Promise<Id<'pch'>> {
  const at = world.clock.now()
  const id = world.ids.next('pch')
  const { interval } = plan
  await tx.insert(planChanges).values({
    id,
    planId: plan.id,
    kind,
    state: 'done',
    giftAmount: plan.giftAmount,
    feeCover: plan.feeCover,
    grossBefore,
    yearlyDifference: cents(yearlyOf({ gross: grossAfter, interval }) - yearlyOf({ gross: grossBefore, interval })),
    askedBy: actor.kind === 'person' ? actor.person.id : null,
    askedWords: actorName(actor),
    askedAt: at,
    doneAt: at,
  })
  return id
}
