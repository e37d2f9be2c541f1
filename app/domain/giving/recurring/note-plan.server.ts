import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { recurringPlans } from '#db/schema/recurring.ts'

/** Writes down the session a plan is begun in. */
export async function notePlanCheckout(
  tx: Tx,
  made: { planId: Id<'pln'>; sessionId: string; url: string | null },
): Promise<void> {
  await tx
    .update(recurringPlans)
    .set({ stripeSessionId: made.sessionId, stripeSessionUrl: made.url })
    .where(and(eq(recurringPlans.id, made.planId), isNull(recurringPlans.stripeSessionId)))
}

/** Stripe will not open a session for this plan: it is over before it began. */
export async function notePlanRefused(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, planId }: { actor: Actor; planId: Id<'pln'> },
): Promise<void> {
  const [failed] = await tx
    .update(recurringPlans)
    .set({ state: 'failed' })
    .where(
      and(eq(recurringPlans.id, planId), eq(recurringPlans.state, 'started'), isNull(recurringPlans.stripeSessionId)),
    )
    .returning({ id: recurringPlans.id })
  if (!failed) return
  await recordHappening(
    tx,
    { ids: world.ids, at: world.clock.now(), actor },
    {
      kind: 'plan-failed',
      subject: { type: 'plan', id: planId },
      before: { state: 'started' },
      after: { state: 'failed' },
    },
  )
}
