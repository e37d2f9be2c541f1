import { createHash } from 'node:crypto'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { planTributes } from '#db/schema/tributes.ts'
import { grantBenefit } from '../benefits/grant-benefit.server.ts'
import { feeCoverOf } from '../fee-cover.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import type { TributeAsk } from '../tributes/tribute.ts'
import type { PlanAsk } from './plan.ts'
import type { StartPlanWorld } from './start-plan.server.ts'

type Writing = { actor: Actor; ask: PlanAsk; donorId: Id<'dnr'>; fundName: string }

/** Stripe's shortest life for a session is 30 minutes; one more keeps clocks from disagreeing. */
const sessionLivesMs = 31 * 60_000

/** Writes a plan and the words for Stripe; nothing when its place is taken, or its intent known. */
export async function writePlan(
  tx: Tx,
  world: StartPlanWorld,
  { actor, ask, donorId, fundName }: Writing,
): Promise<void> {
  const at = world.clock.now()
  const feeCover = ask.coversFee ? feeCoverOf(ask.amount) : cents(0n)
  const gross = addCents(ask.amount, feeCover)
  const planId = world.ids.next('pln')
  const row = { ...rowOf(ask, at), id: planId, donorId, feeCover, gross }
  const [made] = await tx.insert(recurringPlans).values(row).onConflictDoNothing().returning({ id: recurringPlans.id })
  if (!made) return
  await grantBenefit(tx, { planId }, ask)
  if (ask.tribute && ask.dedication) await keepCard(tx, planId, ask.tribute)
  const params = world.payments.preparePlanCheckout({
    planId,
    donorId,
    fundId: ask.fundId,
    email: ask.giverEmail,
    labName: world.lab.name,
    fundName,
    interval: ask.interval,
    gross,
    successUrl: `${world.lab.origin}${paths.planThanks(planId)}?s={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${world.lab.origin}${paths.give()}?again=${planId}`,
    expiresAt: new Date(at.getTime() + sessionLivesMs),
  })
  const key = operationKey(world.payments.environment, 'plan-checkout', planId)
  await prepareOperation(tx, { key, endpoint: 'checkout.sessions.create:plan', subjectId: planId, params, at })
  const after = { gross, interval: ask.interval, fundId: ask.fundId, campaignId: ask.campaignId }
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'plan-begun', subject: { type: 'plan', id: planId }, after },
  )
}

/** The card goes with the first gift, once that is there. */
async function keepCard(tx: Tx, planId: Id<'pln'>, { to, reader, words, signedAs }: TributeAsk): Promise<void> {
  const where = to.way === 'email' ? { email: to.email } : { address: to.address }
  await tx.insert(planTributes).values({ planId, reader, words, signedAs, ...where })
}

function rowOf(ask: PlanAsk, at: Date) {
  return {
    intentId: ask.intentId,
    intentHash: hashOfPlan(ask),
    fundId: ask.fundId,
    campaignId: ask.campaignId,
    channel: 'card' as const,
    interval: ask.interval,
    state: 'started' as const,
    giverName: ask.giverName,
    giverEmail: ask.giverEmail,
    giftAmount: ask.amount,
    isAnonymous: ask.visibility === 'anonymous',
    publicName: ask.visibility === 'named' ? (ask.publicName ?? ask.giverName) : null,
    note: ask.note,
    dedicationKind: ask.dedication?.kind ?? null,
    dedicationName: ask.dedication?.name ?? null,
    createdAt: at,
  }
}

/** The same words hash alike whatever order the form sent them in. */
export function hashOfPlan(ask: PlanAsk): string {
  const words = [
    ask.interval,
    ask.giverName,
    ask.giverEmail.toLowerCase(),
    ask.amount.toString(),
    ask.coversFee,
    ask.fundId,
    ask.campaignId,
    ask.dedication ? [ask.dedication.kind, ask.dedication.name] : null,
    ask.visibility,
    ask.publicName,
    ask.note,
    ...(ask.declinesBenefit ? ['no-benefit'] : []),
    ...(ask.tribute ? [ask.tribute] : []),
  ]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}
