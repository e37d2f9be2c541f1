import { and, desc, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import type { Interval, PlanState } from './plan.ts'

export type PlanLine = {
  id: Id<'pln'>
  state: PlanState
  interval: Interval
  gross: Cents
  giftAmount: Cents
  feeCover: Cents
  fundName: string
  donorId: Id<'dnr'>
  giverName: string
  isAnonymous: boolean
  nextChargeAt: Date | null
  pausedUntil: Date | null
  anchoredAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  endedBecause: 'asked' | 'not_paid' | 'disputed' | null
  createdAt: Date
  cardBrand: string | null
  cardLast4: string | null
  cardExpires: Month | null
}

const neverBegan: PlanState[] = ['started', 'failed', 'expired']

/** A person's own plans, newest first; those that never began are left out. */
export async function readOwnPlans(reads: Reads, person: Person): Promise<PlanLine[]> {
  return selectPlans(reads)
    .where(and(eq(donors.personId, person.id), notInArray(recurringPlans.state, neverBegan)))
    .orderBy(desc(recurringPlans.id))
    .limit(200)
}

/** The plans of a donor that this reader may know of. */
export async function readPlansOfDonor(reads: Reads, person: Person, donorId: Id<'dnr'>): Promise<PlanLine[]> {
  if (!mayReadGifts(person)) return []
  return selectPlans(reads)
    .where(and(eq(recurringPlans.donorId, donorId), isShownPlan(person)))
    .orderBy(desc(recurringPlans.id))
    .limit(200)
}

/** Every plan, newest first, by cursor; null for someone who may not read gifts. An anonymous giver is left out for most. */
export async function readPlans(
  reads: Reads,
  person: Person,
  ask: { state?: PlanState; before?: Id<'pln'>; size: number },
): Promise<{ plans: PlanLine[]; hasMore: boolean } | null> {
  if (!mayReadGifts(person)) return null
  const rows = await selectPlans(reads)
    .where(
      and(
        isShownPlan(person),
        ask.state ? eq(recurringPlans.state, ask.state) : notInArray(recurringPlans.state, neverBegan),
        ask.before ? sql`${recurringPlans.id} < ${ask.before}` : undefined,
      ),
    )
    .orderBy(desc(recurringPlans.id))
    .limit(ask.size + 1)
  return { plans: rows.slice(0, ask.size), hasMore: rows.length > ask.size }
}

/** Which plans this reader may know of. */
export function isShownPlan(person: Person): SQL | undefined {
  return maySeeAnonymous(person) ? undefined : eq(recurringPlans.isAnonymous, false)
}

export function selectPlans(reads: Reads) {
  return reads
    .select({
      id: recurringPlans.id,
      state: recurringPlans.state,
      interval: recurringPlans.interval,
      gross: recurringPlans.gross,
      giftAmount: recurringPlans.giftAmount,
      feeCover: recurringPlans.feeCover,
      fundName: funds.name,
      donorId: recurringPlans.donorId,
      giverName: recurringPlans.giverName,
      isAnonymous: recurringPlans.isAnonymous,
      nextChargeAt: recurringPlans.nextChargeAt,
      pausedUntil: recurringPlans.pausedUntil,
      anchoredAt: recurringPlans.anchoredAt,
      startedAt: recurringPlans.startedAt,
      endedAt: recurringPlans.endedAt,
      endedBecause: recurringPlans.endedBecause,
      createdAt: recurringPlans.createdAt,
      cardBrand: recurringPlans.cardBrand,
      cardLast4: recurringPlans.cardLast4,
      cardExpires: recurringPlans.cardExpires,
    })
    .from(recurringPlans)
    .innerJoin(donors, eq(donors.id, recurringPlans.donorId))
    .innerJoin(funds, eq(funds.id, recurringPlans.fundId))
    .$dynamic()
}
