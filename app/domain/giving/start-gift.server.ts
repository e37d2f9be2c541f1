import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { campaigns, funds, giftSplits, gifts } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { grantBenefit } from './benefits/grant-benefit.server.ts'
import { isCampaignOpen } from './campaign.ts'
import { feeCoverOf, feeRates } from './fee-cover.ts'
import { findOrMakeDonor } from './find-or-make-donor.server.ts'
import { type GiftAsk, isIntentId, isUnderWay } from './gift.ts'
import { outsideOf } from './gift-limits.ts'
import { operationKey } from './operation.ts'
import { sendOperation } from './send-operation.server.ts'
import { keepTribute } from './tributes/keep-tribute.server.ts'

export type StartRefusal =
  | 'not-our-form'
  | 'other-words'
  | 'already-over'
  | 'too-small'
  | 'too-large'
  | 'no-euros'
  | 'fund-closed'
  | 'campaign-closed'
  | 'payments-refused'
  | 'payments-silent'

type StartWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>
type Started = { giftId: Id<'gft'>; url: string }

/** Stripe's shortest life for a session is 30 minutes; one more keeps clocks from disagreeing. */
const sessionLivesMs = 31 * 60_000

/**
 * Starts a gift by card or bank debit, in dollars or in euros: writes the gift and the words for Stripe, then asks for the page to pay on and answers its address.
 * The same intent with the same words answers the same page; with other words it refuses. Nothing is booked yet.
 */
export async function startGift(
  world: StartWorld,
  actor: Actor,
  typed: GiftAsk,
): Promise<Outcome<Started, StartRefusal>> {
  const ask = typed.euros ? inEuros(typed) : typed
  if (!isIntentId(ask.intentId)) return refuse('not-our-form')
  if (ask.euros && !world.lab.takesEuros) return refuse('no-euros')
  const outside = outsideOf(ask)
  if (outside) return refuse(outside.refused, outside.detail)
  const known = await findByIntent(world, ask.intentId)
  if (known) return resume(world, actor, known, hashOf(ask))
  const [fund] = await world.db.select().from(funds).where(eq(funds.id, ask.fundId))
  if (!fund?.isOpen) return refuse('fund-closed')
  if (!(await takesGifts(world, ask.campaignId))) return refuse('campaign-closed')
  await world.db.transaction((tx) => writeGift(tx, world, { actor, ask, fundName: fund.name }))
  const made = await findByIntent(world, ask.intentId)
  if (!made) throw new Error('the gift was neither made nor found')
  return resume(world, actor, made, hashOf(ask))
}

/** A gift in euros has no dollars yet, and nothing that is worked out from them. */
function inEuros(ask: GiftAsk): GiftAsk {
  return { ...ask, amount: cents(0n), channel: 'bank_debit', coversFee: false, benefit: null }
}

type Known = { id: Id<'gft'>; state: (typeof gifts.$inferSelect)['state']; intentHash: string; url: string | null }

async function findByIntent(world: StartWorld, intentId: string): Promise<Known | undefined> {
  const [row] = await world.db
    .select({ id: gifts.id, state: gifts.state, intentHash: gifts.intentHash, url: gifts.stripeSessionUrl })
    .from(gifts)
    .where(eq(gifts.intentId, intentId))
  return row
}

async function takesGifts(world: StartWorld, campaignId: Id<'cmp'> | null): Promise<boolean> {
  if (!campaignId) return true
  const [campaign] = await world.db.select().from(campaigns).where(eq(campaigns.id, campaignId))
  return campaign !== undefined && isCampaignOpen(campaign, world.clock.now())
}

/** Answers where to pay, asking Stripe when it has not answered yet: first time, again, or twice at once. */
async function resume(
  world: StartWorld,
  actor: Actor,
  gift: Known,
  hash: string,
): Promise<Outcome<Started, StartRefusal>> {
  if (gift.intentHash !== hash) return refuse('other-words')
  if (!isUnderWay(gift.state)) {
    const isOver = gift.state === 'failed' || gift.state === 'expired'
    return isOver ? refuse('already-over') : done({ giftId: gift.id, url: paths.thanks(gift.id) })
  }
  if (gift.url) return done({ giftId: gift.id, url: gift.url })
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'checkout', gift.id))
  if (state === 'failed') return refuse('payments-refused')
  const [now] = await world.db.select({ url: gifts.stripeSessionUrl }).from(gifts).where(eq(gifts.id, gift.id))
  return now?.url ? done({ giftId: gift.id, url: now.url }) : refuse('payments-silent')
}

async function writeGift(
  tx: Tx,
  world: StartWorld,
  { actor, ask, fundName }: { actor: Actor; ask: GiftAsk; fundName: string },
): Promise<void> {
  const at = world.clock.now()
  const donorId = await findOrMakeDonor(tx, { ids: world.ids, at, actor }, ask)
  const feeCover = ask.coversFee ? feeCoverOf(ask.amount, feeRates[ask.channel]) : cents(0n)
  const gross = addCents(ask.amount, feeCover)
  const giftId = world.ids.next('gft')
  const [made] = await tx
    .insert(gifts)
    .values({
      id: giftId,
      intentId: ask.intentId,
      intentHash: hashOf(ask),
      donorId,
      campaignId: ask.campaignId,
      channel: ask.channel,
      state: 'started',
      giverName: ask.giverName,
      giverEmail: ask.giverEmail,
      giftAmount: ask.amount,
      feeCover,
      gross,
      currency: ask.euros ? 'eur' : 'usd',
      euros: ask.euros ?? null,
      isAnonymous: ask.visibility === 'anonymous',
      publicName: ask.visibility === 'named' ? (ask.publicName ?? ask.giverName) : null,
      note: ask.note,
      dedicationKind: ask.dedication?.kind ?? null,
      dedicationName: ask.dedication?.name ?? null,
      createdAt: at,
    })
    .onConflictDoNothing({ target: gifts.intentId })
    .returning({ id: gifts.id })
  if (!made) return
  await tx.insert(giftSplits).values({ giftId, fundId: ask.fundId, amount: gross })
  await grantBenefit(tx, { giftId }, ask)
  if (ask.tribute && ask.dedication) await keepTribute(tx, world, { giftId, tribute: ask.tribute })
  const params = world.payments.prepareCheckout({
    giftId,
    donorId,
    channel: ask.channel,
    email: ask.giverEmail,
    labName: world.lab.name,
    fundName,
    giftAmount: ask.euros ?? ask.amount,
    feeCover,
    currency: ask.euros ? 'eur' : 'usd',
    successUrl: `${world.lab.origin}${paths.thanks(giftId)}?s={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${world.lab.origin}${paths.give()}?again=${giftId}`,
    expiresAt: new Date(at.getTime() + sessionLivesMs),
  })
  await tx.insert(stripeOperations).values({
    key: operationKey(world.payments.environment, 'checkout', giftId),
    endpoint: 'checkout.sessions.create',
    subjectId: giftId,
    params,
    paramsHash: createHash('sha256').update(params).digest('hex'),
    state: 'prepared',
    preparedAt: at,
  })
  const sum = ask.euros ? { euros: ask.euros } : { amount: ask.amount, feeCover }
  const after = { ...sum, fundId: ask.fundId, campaignId: ask.campaignId }
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'gift-started', subject: { type: 'gift', id: giftId }, after },
  )
}

/** The same words hash alike whatever order the form sent them in. */
function hashOf(ask: GiftAsk): string {
  const words = [
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
    ask.channel,
    ...(ask.euros ? ['eur', ask.euros.toString()] : []),
    ...(ask.declinesBenefit ? ['no-benefit'] : []),
    ...(ask.tribute ? [ask.tribute] : []),
  ]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}
