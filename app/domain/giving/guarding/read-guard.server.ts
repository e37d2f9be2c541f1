import { and, count, desc, eq, gt, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { campaigns } from '#db/schema/giving.ts'
import { campaignStops, givingGuards, refusedStarts } from '#db/schema/guarding.ts'
import { people } from '#db/schema/people.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { mayReadGifts } from '../policy.ts'
import { alarm, firstGuard, type Guard, looksLikeTesting, type RefusedBecause } from './guard.ts'
import { readDeclinedNetworks } from './read-declined.server.ts'

/** The setting that counts: the newest. */
export async function readGuard(reads: Reads): Promise<Guard> {
  const [row] = await reads.select().from(givingGuards).orderBy(desc(givingGuards.id)).limit(1)
  return row ? { mode: row.mode, smallest: row.smallest, reason: row.reason, setAt: row.setAt } : firstGuard
}

/** Whether staff have stopped a campaign's giving. */
export async function isCampaignStopped(reads: Reads, campaignId: Id<'cmp'> | null): Promise<boolean> {
  if (!campaignId) return false
  const rows = await reads
    .select({ id: campaignStops.campaignId })
    .from(campaignStops)
    .where(eq(campaignStops.campaignId, campaignId))
  return rows.length > 0
}

export type CardsSeen = { declined: number; paid: number; refusedAtOnce: number }

/** What came of cards in the last minutes, as Stripe told it, and how often too many gifts began at once. */
export async function readCardsSeen(reads: Reads, now: Date): Promise<CardsSeen> {
  const since = new Date(now.getTime() - alarm.spanMs)
  const [cards] = await reads
    .select({
      declined: sql<number>`(count(*) filter (where ${stripeEvents.type} = 'charge.failed'))::int`,
      paid: sql<number>`(count(*) filter (where ${stripeEvents.type} = 'charge.succeeded'))::int`,
    })
    .from(stripeEvents)
    .where(and(gt(stripeEvents.receivedAt, since), sql`${stripeEvents.type} in ('charge.failed', 'charge.succeeded')`))
  const [crowd] = await reads
    .select({ times: count() })
    .from(refusedStarts)
    .where(and(gt(refusedStarts.refusedAt, since), eq(refusedStarts.because, 'too-many')))
  return { declined: cards?.declined ?? 0, paid: cards?.paid ?? 0, refusedAtOnce: crowd?.times ?? 0 }
}

/** Whether everybody is asked a question now: by staff, or by itself. */
export function isAsking(guard: Guard, seen: CardsSeen): boolean {
  return guard.mode === 'challenge' || seen.refusedAtOnce > 0 || looksLikeTesting(seen)
}

export type Refused = { because: RefusedBecause; network: string; times: number; lastAt: Date }
export type GuardedCampaign = {
  id: Id<'cmp'>
  name: string
  /** By its dates, whether or not staff have stopped it. */
  isOpen: boolean
  stop: { reason: string; by: string; at: Date } | null
}

const shownMs = 24 * 3600_000

/** Everything about the guarding of the giving page, for those who may read gifts; null for everybody else. */
export async function readGuarding(reads: Reads, person: Person, now: Date) {
  if (!mayReadGifts(person)) return null
  const [guard, seen, refused, declined, listed] = await Promise.all([
    readGuard(reads),
    readCardsSeen(reads, now),
    readRefused(reads, new Date(now.getTime() - shownMs)),
    readDeclinedNetworks(reads, now),
    readCampaignStops(reads, now),
  ])
  return { guard, seen, isAsking: isAsking(guard, seen), refused, declined, campaigns: listed }
}

/** What was refused since, by cause and network, the most first. */
function readRefused(reads: Reads, since: Date): Promise<Refused[]> {
  return reads
    .select({
      because: refusedStarts.because,
      network: refusedStarts.network,
      times: count(),
      lastAt: sql<Date>`max(${refusedStarts.refusedAt})`.mapWith(refusedStarts.refusedAt),
    })
    .from(refusedStarts)
    .where(gt(refusedStarts.refusedAt, since))
    .groupBy(refusedStarts.because, refusedStarts.network)
    .orderBy(desc(count()), refusedStarts.network)
    .limit(50)
}

/** Every campaign, and who stopped it. */
export async function readCampaignStops(reads: Reads, now: Date): Promise<GuardedCampaign[]> {
  const rows = await reads
    .select({
      id: campaigns.id,
      name: campaigns.name,
      opensAt: campaigns.opensAt,
      closesAt: campaigns.closesAt,
      reason: campaignStops.reason,
      at: campaignStops.stoppedAt,
      by: people.name,
    })
    .from(campaigns)
    .leftJoin(campaignStops, eq(campaignStops.campaignId, campaigns.id))
    .leftJoin(people, eq(people.id, campaignStops.stoppedBy))
    .orderBy(desc(campaigns.id))
    .limit(200)
  return rows.map(({ id, name, opensAt, closesAt, reason, at, by }) => ({
    id,
    name,
    isOpen: opensAt <= now && (!closesAt || now < closesAt),
    stop: at ? { reason: reason ?? '', by: by ?? '', at } : null,
  }))
}
