import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import { atOneInstant, type Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { funds, giftSplits, gifts } from '#db/schema/giving.ts'
import { giftBatches, offlineGifts } from '#db/schema/offline.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { grantBenefit } from '../benefits/grant-benefit.server.ts'
import { offerOffline } from '../benefits/offer-offline.server.ts'
import { bookGift } from '../book-gift.server.ts'
import { meanForChallenge, refusalOfChallenge } from '../challenges/pay-challenge.server.ts'
import { creditAdviser } from '../daf/credit-adviser.server.ts'
import { findAdviser, refusalOfAdviser } from '../daf/find-adviser.server.ts'
import { isIntentId } from '../gift.ts'
import { matchPayment, refusalOfMatch } from '../pledges/match-payment.server.ts'
import { mayEnterGifts } from '../policy.ts'
import type { Property } from '../property/property.ts'
import { underLock } from '../under-lock.server.ts'
import { type OfflineAsk, type OfflineRefusal, refusalOf } from './offline-gift.ts'
import { findOfflineDonor, type OfflineGiver } from './offline-giver.server.ts'

export type EnterWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Entered = { giftId: Id<'gft'> }

/**
 * Writes down a gift that came by cheque, wire, cash, as a grant of a donor-advised fund or as property, over one fund or several. Money that is here is booked at once: entry,
 * receipt and letter; money on its way waits as expected and posts nothing. The same form sent twice is one gift, and is answered as the
 * first time even when its month has closed since.
 */
export async function enterGift(
  world: EnterWorld,
  officer: Person,
  ask: OfflineAsk,
): Promise<Outcome<Entered, OfflineRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  return underLock(world, `intent:${ask.intentId}`, (tx) =>
    enterIn(tx, atOneInstant<'ids' | 'lab'>(world), { officer, ask }),
  )
}

/** Under the intent's lock: whoever sends the same form at the same moment waits, and finds the gift, its donor and all, written. */
async function enterIn(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { officer, ask }: { officer: Person; ask: OfflineAsk },
): Promise<Outcome<Entered, OfflineRefusal>> {
  if (!isIntentId(ask.intentId)) return refuse('not-our-form')
  const [known] = await tx
    .select({ id: gifts.id, intentHash: gifts.intentHash })
    .from(gifts)
    .where(eq(gifts.intentId, ask.intentId))
  if (known) return known.intentHash === hashOf(ask) ? done({ giftId: known.id }) : refuse('other-words')
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const refused = refusalOf(ask, today)
  if (refused) return refuse(refused)
  const effectiveOn = await bookedOn(tx, ask, today)
  if (effectiveOn && (await isDayClosed(tx, effectiveOn))) return refuse('period-closed')
  if (!(await areOpen(tx, ask))) return refuse('no-such-fund')
  const unmet = await refusalOfRest(tx, ask)
  if (unmet) return refuse(unmet)
  const benefit = await offerOffline(tx, ask)
  if (benefit === 'nothing-in-return') return refuse(benefit)
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, ask.requestId) }
  const giver = await findOfflineDonor(tx, by, ask.donor)
  if (!giver) return refuse('no-such-donor')
  const adviserId = await findAdviser(tx, by, { ask, sponsorId: giver.donorId })
  const gift = await writeGift(tx, by, { ask, giver, officer })
  await grantBenefit(tx, { giftId: gift.id }, { amount: gift.giftAmount, benefit })
  if (adviserId) await creditAdviser(tx, by, { gift, adviserId, officer })
  if (ask.instalmentId) await matchPayment(tx, { giftId: gift.id, instalmentId: ask.instalmentId })
  if (ask.challengeId) await meanForChallenge(tx, { giftId: gift.id, challengeId: ask.challengeId })
  if (effectiveOn) {
    const arrival = { giftDate: ask.giftDate, effectiveOn, stripe: null }
    await bookGift(tx, world, { actor: by.actor, gift, arrival })
  }
  return done({ giftId: gift.id })
}

/** The day the books go by. Property of a closed month is heard of late: there is no bank that would show another day. */
async function bookedOn(tx: Tx, ask: OfflineAsk, today: Day): Promise<Day | null> {
  if (!ask.property || !ask.effectiveOn) return ask.effectiveOn
  return (await isDayClosed(tx, ask.effectiveOn)) ? today : ask.effectiveOn
}

/** Asked before the first write: a refusal commits, and a donor written down before it would be there twice after the next try. */
async function refusalOfRest(tx: Tx, ask: OfflineAsk): Promise<OfflineRefusal | null> {
  if (ask.batchId && !(await takesGifts(tx, ask.batchId))) return 'batch-booked'
  const unmatched = ask.instalmentId ? await refusalOfMatch(tx, { ...ask, instalmentId: ask.instalmentId }) : null
  if (unmatched) return unmatched
  const unmeant = ask.challengeId ? await refusalOfChallenge(tx, meantOf(ask, ask.challengeId)) : null
  return unmeant ?? refusalOfAdviser(tx, ask)
}

/** Holds the batch until the commit, so that nothing joins it while it is booked. */
async function takesGifts(tx: Tx, batchId: Id<'bat'>): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`gift-batch:${batchId}`}, 0))`)
  const [batch] = await tx
    .select({ bookedAt: giftBatches.bookedAt })
    .from(giftBatches)
    .where(eq(giftBatches.id, batchId))
  return batch !== undefined && batch.bookedAt === null
}

function meantOf({ splits }: OfflineAsk, challengeId: Id<'chl'>) {
  return { challengeId, fundIds: splits.map(({ fundId }) => fundId) }
}

async function areOpen(tx: Tx, { splits }: OfflineAsk): Promise<boolean> {
  const ids = splits.map(({ fundId }) => fundId)
  const open = await tx.select({ isOpen: funds.isOpen }).from(funds).where(inArray(funds.id, ids))
  return open.length === ids.length && open.every((fund) => fund.isOpen)
}

type By = { ids: EnterWorld['ids']; at: Date; actor: Actor }
type Written = { ask: OfflineAsk; giver: OfflineGiver; officer: Person }

async function writeGift(tx: Tx, by: By, { ask, giver, officer }: Written) {
  const giftId = by.ids.next('gft')
  const amount = addCents(...ask.splits.map((split) => split.amount))
  const [gift] = await tx
    .insert(gifts)
    .values({
      id: giftId,
      intentId: ask.intentId,
      intentHash: hashOf(ask),
      donorId: giver.donorId,
      campaignId: ask.campaignId,
      channel: ask.channel,
      state: 'pending',
      giverName: giver.name,
      giverEmail: giver.email,
      giftAmount: amount,
      feeCover: cents(0n),
      gross: amount,
      isAnonymous: ask.visibility === 'anonymous',
      publicName: ask.visibility === 'named' ? giver.name : null,
      note: ask.note,
      createdAt: by.at,
    })
    .returning()
  if (!gift) throw new Error(`gift ${giftId} was not written`)
  await tx.insert(giftSplits).values(ask.splits.map((split) => ({ giftId, ...split })))
  await tx.insert(offlineGifts).values({
    giftId,
    reference: ask.reference.trim(),
    expectedOn: ask.effectiveOn ? null : ask.giftDate,
    batchId: ask.batchId,
    enteredBy: officer.id,
  })
  if (ask.property) await tx.insert(propertyGifts).values(propertyRow(giftId, ask.property))
  await recordHappening(tx, by, {
    kind: ask.effectiveOn ? 'gift-entered' : 'gift-expected',
    subject: { type: 'gift', id: giftId },
    after: { amount, channel: ask.channel, splits: ask.splits.length, batchId: ask.batchId },
  })
  return gift
}

function propertyRow(giftId: Id<'gft'>, property: Property): typeof propertyGifts.$inferInsert {
  const { kind, name } = property
  if (kind !== 'stock') return { giftId, kind, name: name.trim(), estimateSource: property.estimateSource.trim() }
  return { giftId, kind, name: name.trim(), shares: property.shares, low: property.low, high: property.high }
}

/** The same words hash alike. */
function hashOf(ask: OfflineAsk): string {
  const { intentId: _intentId, requestId: _requestId, splits, ...words } = ask
  const sorted = splits.map(({ fundId, amount }) => `${fundId} ${amount}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([words, sorted], (_, value) => (typeof value === 'bigint' ? value.toString() : value)))
    .digest('hex')
}
