import { and, count, desc, eq, gt, sql } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { declinedCards } from '#db/schema/guarding.ts'
import { networkLimits } from './guard.ts'

/** How many cards were declined for a network in the span that counts. */
export async function countDeclined(reads: Reads, network: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - networkLimits.spanMs)
  const [row] = await reads
    .select({ times: count() })
    .from(declinedCards)
    .where(and(eq(declinedCards.network, network), gt(declinedCards.declinedAt, since)))
  return row?.times ?? 0
}

export type DeclinedNetwork = { network: string; times: number; lastHour: number; lastAt: Date }

/** Networks whose cards were declined in the last day, the most first. */
export async function readDeclinedNetworks(reads: Reads, now: Date): Promise<DeclinedNetwork[]> {
  const hourAgo = new Date(now.getTime() - networkLimits.spanMs)
  return reads
    .select({
      network: declinedCards.network,
      times: count(),
      lastHour: sql<number>`(count(*) filter (where ${declinedCards.declinedAt} > ${hourAgo.toISOString()}))::int`,
      lastAt: sql<Date>`max(${declinedCards.declinedAt})`.mapWith(declinedCards.declinedAt),
    })
    .from(declinedCards)
    .where(gt(declinedCards.declinedAt, new Date(now.getTime() - 24 * 3600_000)))
    .groupBy(declinedCards.network)
    .orderBy(desc(count()), declinedCards.network)
    .limit(50)
}
