import { eq } from 'drizzle-orm'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donors } from '#db/schema/giving.ts'
import { cardUpdates, recurringPlans } from '#db/schema/recurring.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { isRunning } from './plan.ts'
import { actorOfHolder, type Holder, mayLookAfter } from './plan-holder.ts'

const sessionLivesMs = 31 * 60_000

/** Opens a page of Stripe's on which another card is given for a plan. Nothing changes before that card is known to be charged. */
export async function startCardUpdate(
  world: SettleWorld,
  holder: Holder,
  { planId, key }: { planId: Id<'pln'>; key: string | null },
): Promise<Outcome<{ url: string }, ChangeRefusal>> {
  const [row] = await world.db
    .select({ plan: recurringPlans, donorPersonId: donors.personId })
    .from(recurringPlans)
    .innerJoin(donors, eq(donors.id, recurringPlans.donorId))
    .where(eq(recurringPlans.id, planId))
  if (!row || !mayLookAfter(holder, { ...row.plan, donorPersonId: row.donorPersonId })) return refuse('no-such-plan')
  const { stripeCustomerId: customerId, state } = row.plan
  if (!customerId || !isRunning(state) || state === 'cancelling') return refuse('not-now')
  const updateId = world.ids.next('cup')
  const at = world.clock.now()
  const operation = operationKey(world.payments.environment, 'card-setup', updateId)
  const back = (to: string) => `${world.lab.origin}${to}`
  const params = world.payments.prepareCardSetup({
    updateId,
    planId,
    customerId,
    successUrl: back(paths.planCard(planId, updateId, key)),
    cancelUrl: back(key ? paths.plan(planId, key) : paths.backer.plan(planId)),
    expiresAt: new Date(at.getTime() + sessionLivesMs),
  })
  const actor = actorOfHolder(holder)
  await world.db.transaction(async (tx) => {
    const askedBy = actor.kind === 'person' ? actor.person.id : null
    await tx.insert(cardUpdates).values({ id: updateId, planId, state: 'started', askedBy, createdAt: at })
    const endpoint = 'checkout.sessions.create:card' as const
    await prepareOperation(tx, { key: operation, endpoint, subjectId: updateId, params, at })
  })
  const sent = await sendOperation(world, actor, operation)
  if (sent === 'failed') return refuse('payments-refused')
  const [made] = await world.db
    .select({ url: cardUpdates.stripeSessionUrl })
    .from(cardUpdates)
    .where(eq(cardUpdates.id, updateId))
  return made?.url ? done({ url: made.url }) : refuse('payments-silent')
}
