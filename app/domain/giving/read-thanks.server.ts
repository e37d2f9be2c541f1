import { eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, funds, giftSplits, gifts } from '#db/schema/giving.ts'
import { type Channel, type OnlineChannel, onlineChannels } from './arrival.ts'
import { type GiftMatch, readMatch } from './challenges/read-challenges.server.ts'
import type { Dedication, GiftState, Visibility } from './gift.ts'
import { propertyOfGift } from './property/property-of-gift.server.ts'
import { fundNamesOf } from './read-own-gifts.server.ts'
import { readCurrentReceipt } from './read-receipts.server.ts'

export type Progress = 'paid' | 'at_bank' | 'processing' | 'waiting' | 'failed' | 'expired' | 'refunded'

/** What anyone who has the address may see: how the payment stands, and how much. Property has no amount: the lab says no value of it. */
export type Thanks = {
  progress: Progress
  amount: Cents | null
  /** What she gives in euros, with the rate once her dollars are here. */
  euros: { sum: EuroCents; rate: string | null } | null
  /** The page to pay on, while it is open; for the giver only. */
  payUrl: string | null
  /** Everything with a name in it: for the giver only. */
  own: {
    giverName: string
    giverEmail: string | null
    /** Whether the giver is signed in: the gift stands on her page by itself. */
    isSignedIn: boolean
    fundNames: string
    /** What was given instead of money, in words. */
    property: string | null
    feeCover: Cents
    receiptNumber: string | null
    dedication: Dedication | null
    /** What a challenge added to it. */
    match: GiftMatch | null
  } | null
}

/** Who looks: a person who signed in, or the browser that holds the intent of a gift. */
export type Viewer = { person: Person | null; intentId: string | null }

/** Whether a viewer gave a gift. */
export async function isGiverOf(reads: Reads, giftId: Id<'gft'>, viewer: Viewer): Promise<boolean> {
  const planIntentId = sql<string | null>`(select p.intent_id from plan_invoice i
    join recurring_plan p on p.id = i.plan_id where i.gift_id = ${gifts.id})`
  const [row] = await reads
    .select({ intentId: gifts.intentId, personId: donors.personId, planIntentId })
    .from(gifts)
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(eq(gifts.id, giftId))
  if (!row) return false
  const hasBegunPlan = viewer.intentId !== null && viewer.intentId === row.planIntentId
  return hasBegunPlan || isGiver(viewer, row)
}

function isGiver({ person, intentId }: Viewer, gift: { intentId: string; personId: Id<'psn'> | null }): boolean {
  return intentId === gift.intentId || (person !== null && person.id === gift.personId)
}

/** A gift as its thank-you page shows it. The giver is the person signed in, or the browser that holds the intent. */
export async function readThanks(reads: Reads, giftId: Id<'gft'>, viewer: Viewer): Promise<Thanks | null> {
  const [row] = await reads
    .select({ gift: gifts, personId: donors.personId, fundNames: fundNamesOf, property: propertyOfGift })
    .from(gifts)
    .innerJoin(donors, eq(donors.id, gifts.donorId))
    .where(eq(gifts.id, giftId))
  if (!row) return null
  const { gift } = row
  const isOwn = isGiver(viewer, { intentId: gift.intentId, personId: row.personId })
  const [receipt, match] = isOwn
    ? await Promise.all([readCurrentReceipt(reads, giftId), readMatch(reads, giftId)])
    : [null, null]
  return {
    progress: progressOf(gift),
    amount: row.property ? null : cents(gift.gross),
    euros: gift.euros === null ? null : { sum: gift.euros, rate: gift.euroRate },
    payUrl: isOwn && gift.state === 'started' ? gift.stripeSessionUrl : null,
    own: isOwn
      ? {
          giverName: gift.giverName,
          giverEmail: gift.giverEmail,
          isSignedIn: viewer.person !== null && viewer.person.id === row.personId,
          fundNames: row.fundNames,
          property: row.property?.words ?? null,
          feeCover: gift.feeCover,
          match,
          receiptNumber: receipt?.number ?? null,
          dedication: gift.dedicationKind ? { kind: gift.dedicationKind, name: gift.dedicationName ?? '' } : null,
        }
      : null,
  }
}

/** What a gift's state is to its giver. A quarantined one is looked at by a person; to the giver it is still on its way. */
function progressOf({ state, channel }: { state: GiftState; channel: Channel }): Progress {
  switch (state) {
    case 'started':
      return 'waiting'
    case 'pending':
      return channel === 'bank_debit' ? 'at_bank' : 'processing'
    case 'quarantined':
      return 'processing'
    case 'failed':
    case 'expired':
      return state
    case 'refunded':
    case 'lost':
      return 'refunded'
    case 'settled':
    case 'partly_refunded':
    case 'disputed':
      return 'paid'
  }
}

/** What a giver typed for a gift that is not paid, to give again from the start; for nobody else. */
export async function readTyped(
  reads: Reads,
  giftId: Id<'gft'>,
  viewer: { intentId: string | null },
): Promise<TypedGift | null> {
  const [row] = await reads
    .select({ gift: gifts, fundSlug: funds.slug })
    .from(gifts)
    .innerJoin(giftSplits, eq(giftSplits.giftId, gifts.id))
    .innerJoin(funds, eq(funds.id, giftSplits.fundId))
    .where(eq(gifts.id, giftId))
    .orderBy(giftSplits.fundId)
    .limit(1)
  if (!row || row.gift.intentId !== viewer.intentId) return null
  const { gift } = row
  return {
    amount: gift.giftAmount,
    euros: gift.euros,
    channel: onlineChannels.find((one) => one === gift.channel) ?? 'card',
    coversFee: gift.feeCover > 0n,
    giverName: gift.giverName,
    giverEmail: gift.giverEmail ?? '',
    visibility: gift.isAnonymous ? 'anonymous' : gift.publicName ? 'named' : 'unlisted',
    publicName: gift.publicName,
    note: gift.note,
    dedication: gift.dedicationKind ? { kind: gift.dedicationKind, name: gift.dedicationName ?? '' } : null,
    fundSlug: row.fundSlug,
  }
}

export type TypedGift = {
  amount: Cents
  /** What she typed on the form of euros. */
  euros: EuroCents | null
  channel: OnlineChannel
  coversFee: boolean
  giverName: string
  giverEmail: string
  visibility: Visibility
  publicName: string | null
  note: string | null
  dedication: Dedication | null
  fundSlug: string
}
