import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { disputes, fraudWarnings } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import type { Channel } from '../arrival.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import type { DisputeState } from './dispute.ts'

export type DisputeLine = {
  id: Id<'dsp'>
  state: DisputeState
  reason: string
  amount: Cents
  answerBy: Date | null
  openedAt: Date
  closedAt: Date | null
  taken: Cents
  /** What the bank took that had gone back already. */
  beyond: Cents
  answeredAt: Date | null
  giftId: Id<'gft'>
  channel: Channel
  fundNames: string
  /** Null when this reader may not know who gave. */
  giverName: string | null
}

const openStates: DisputeState[] = ['inquiry', 'inquiry_answered', 'needs_response', 'under_review']

/** Disputes that are open, the first deadline first, or those that have ended, the newest first; null for who may not read gifts. */
export async function readDisputes(
  reads: Reads,
  person: Person,
  ask: { isOpen: boolean; before?: Id<'dsp'>; size: number },
): Promise<{ disputes: DisputeLine[]; hasMore: boolean } | null> {
  if (!mayReadGifts(person)) return null
  const rows = await select(reads)
    .where(
      and(
        ask.isOpen ? inArray(disputes.state, openStates) : sql`${disputes.closedAt} is not null`,
        ask.before && !ask.isOpen ? sql`${disputes.id} < ${ask.before}` : undefined,
      ),
    )
    .orderBy(...(ask.isOpen ? [sql`${disputes.answerBy} asc nulls last`, disputes.id] : [desc(disputes.id)]))
    .limit(ask.size + 1)
  return { disputes: rows.slice(0, ask.size).map((row) => lineOf(person, row)), hasMore: rows.length > ask.size }
}

/** The disputes about one gift, newest first. */
export async function readDisputesOfGift(reads: Reads, person: Person, giftId: Id<'gft'>): Promise<DisputeLine[]> {
  if (!mayReadGifts(person)) return []
  const rows = await select(reads).where(eq(disputes.giftId, giftId)).orderBy(desc(disputes.id))
  return rows.map((row) => lineOf(person, row))
}

/** One dispute; null when there is none or this person may not read gifts. */
export async function readDisputeLine(reads: Reads, person: Person, id: Id<'dsp'>): Promise<DisputeLine | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads).where(eq(disputes.id, id))
  return row ? lineOf(person, row) : null
}

export type WarningLine = {
  id: Id<'fwn'>
  giftId: Id<'gft'>
  kind: string
  warnedAt: Date
  gross: Cents
  giftDate: Day | null
  giverName: string | null
}

/** Warnings of fraud nobody has decided on: the gift is here, not disputed, and not kept on purpose. */
export async function readOpenWarnings(reads: Reads, person: Person, giftId?: Id<'gft'>): Promise<WarningLine[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({
      id: fraudWarnings.id,
      giftId: gifts.id,
      kind: fraudWarnings.kind,
      warnedAt: fraudWarnings.warnedAt,
      gross: gifts.gross,
      giftDate: gifts.giftDate,
      isAnonymous: gifts.isAnonymous,
      giverName: gifts.giverName,
    })
    .from(fraudWarnings)
    .innerJoin(gifts, eq(gifts.id, fraudWarnings.giftId))
    .where(and(isUndecided, giftId ? eq(gifts.id, giftId) : undefined))
    .orderBy(fraudWarnings.warnedAt)
    .limit(200)
  return rows.map(({ isAnonymous, ...row }) => ({
    ...row,
    giverName: isAnonymous && !maySeeAnonymous(person) ? null : row.giverName,
  }))
}

const isUndecided: SQL = sql`${fraudWarnings.keptAt} is null and ${gifts.state} in ('settled', 'partly_refunded', 'quarantined')
  and not exists (select from dispute d where d.gift_id = ${gifts.id})`

function select(reads: Reads) {
  return reads
    .select({
      line: {
        id: disputes.id,
        state: disputes.state,
        reason: disputes.reason,
        amount: disputes.amount,
        answerBy: disputes.answerBy,
        openedAt: disputes.openedAt,
        closedAt: disputes.closedAt,
        taken: disputes.taken,
        beyond: disputes.beyond,
        answeredAt: disputes.answeredAt,
        giftId: disputes.giftId,
        channel: gifts.channel,
      },
      fundNames: fundNamesOf,
      giverName: gifts.giverName,
      isAnonymous: gifts.isAnonymous,
    })
    .from(disputes)
    .innerJoin(gifts, eq(gifts.id, disputes.giftId))
    .$dynamic()
}

function lineOf(
  person: Person,
  row: {
    line: Omit<DisputeLine, 'giverName' | 'fundNames'>
    fundNames: string
    giverName: string
    isAnonymous: boolean
  },
): DisputeLine {
  const isHidden = row.isAnonymous && !maySeeAnonymous(person)
  return { ...row.line, fundNames: row.fundNames, giverName: isHidden ? null : row.giverName }
}
