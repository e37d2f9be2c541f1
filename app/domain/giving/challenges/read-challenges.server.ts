import { desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { challenges } from '#db/schema/challenges.ts'
import { donors } from '#db/schema/giving.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import type { ChallengeState } from './challenge.ts'

/** A challenge as everybody may see it. */
export type OpenChallenge = {
  id: Id<'chl'>
  name: string
  /** Null for a matching donor who stays anonymous. */
  by: string | null
  centsPerDollar: number
  capPerGift: Cents | null
  pool: Cents
  matched: Cents
  lastOn: Day
  fundNames: string
}

/** The challenges that add to gifts today and have something left, those that end first before the others; of one fund, or of any. */
export async function readOpenChallenges(
  reads: Reads,
  { today, fundIds }: { today: Day; fundIds: readonly Id<'fnd'>[] },
): Promise<OpenChallenge[]> {
  if (fundIds.length === 0) return []
  const rows = await reads.execute<
    Record<'id' | 'name' | 'pool' | 'matched' | 'fund_names' | 'last_on', string> & {
      by: string | null
      cents_per_dollar: number
      cap: string | null
    }
  >(sql`
    select c.id, c.name, c.public_name as by, c.cents_per_dollar, c.cap_per_gift::text as cap, c.pool::text, c.matched::text,
      c.last_on::text, string_agg(f.name, ', ' order by f.position, f.id) as fund_names
    from challenge c join challenge_fund cf on cf.challenge_id = c.id join fund f on f.id = cf.fund_id
    where c.state = 'open' and c.matched < c.pool and ${today}::date between c.opens_on and c.last_on
      and exists (select from challenge_fund own where own.challenge_id = c.id and own.fund_id in ${fundIds})
    group by c.id order by c.last_on, c.id limit 6`)
  return rows.map((row) => ({
    id: row.id as Id<'chl'>,
    name: row.name,
    by: row.by,
    centsPerDollar: row.cents_per_dollar,
    capPerGift: row.cap === null ? null : cents(BigInt(row.cap)),
    pool: cents(BigInt(row.pool)),
    matched: cents(BigInt(row.matched)),
    lastOn: row.last_on as Day,
    fundNames: row.fund_names,
  }))
}

/** What was added to one gift, and by whom as everybody may know it; null when nothing was. */
export type GiftMatch = { challengeId: Id<'chl'>; name: string; by: string | null; amount: Cents }

export async function readMatch(reads: Reads, giftId: Id<'gft'>): Promise<GiftMatch | null> {
  const [row] = await reads.execute<{ id: Id<'chl'>; name: string; by: string | null; amount: string }>(sql`
    select c.id, c.name, c.public_name as by, sum(m.amount)::text as amount from challenge_match m
    join challenge c on c.id = m.challenge_id where m.gift_id = ${giftId} group by c.id having sum(m.amount) > 0`)
  return row ? { challengeId: row.id, name: row.name, by: row.by, amount: cents(BigInt(row.amount)) } : null
}

export type ChallengeLine = Omit<OpenChallenge, 'by' | 'fundNames'> & {
  state: ChallengeState
  opensOn: Day
  paid: Cents
  writtenOff: Cents
  /** Null when this reader may not know whose it is. */
  donor: { id: Id<'dnr'>; name: string } | null
}

/** Every challenge, the newest first; null for who may not read gifts. */
export async function readChallenges(reads: Reads, person: Person): Promise<ChallengeLine[] | null> {
  if (!mayReadGifts(person)) return null
  const rows = await select(reads).orderBy(desc(challenges.id)).limit(200)
  return rows.map((row) => lineOf(row, person))
}

export type ChallengeInFull = ChallengeLine & {
  isAnonymous: boolean
  publicName: string | null
  agreement: string
  endReason: string | null
  writeOffReason: string | null
  fundNames: string[]
  gifts: number
  /** What it added to, the newest first; at most a hundred. */
  matches: { giftId: Id<'gft'>; amount: Cents; giftAmount: Cents; giftDate: Day | null }[]
}

/** One challenge with what it added to which gifts; no giver's name is among them. */
export async function readChallenge(reads: Reads, person: Person, id: Id<'chl'>): Promise<ChallengeInFull | null> {
  const [row] = mayReadGifts(person) ? await select(reads).where(eq(challenges.id, id)) : []
  if (!row) return null
  const [funds, matches, gifts] = await Promise.all([
    reads.execute<{ name: string }>(sql`select f.name from challenge_fund c join fund f on f.id = c.fund_id
      where c.challenge_id = ${id} order by f.position, f.id`),
    reads.execute<{ gift: Id<'gft'>; amount: string; gift_amount: string; gift_date: Day | null }>(sql`
      select m.gift_id as gift, sum(m.amount)::text as amount, g.gift_amount::text, g.gift_date::text from challenge_match m
      join gift g on g.id = m.gift_id where m.challenge_id = ${id} group by m.gift_id, g.id having sum(m.amount) > 0
      order by m.gift_id desc limit 100`),
    countMatched(reads, id),
  ])
  const { challenge } = row
  const isShown = !challenge.isAnonymous || maySeeAnonymous(person)
  return {
    ...lineOf(row, person),
    isAnonymous: challenge.isAnonymous,
    publicName: challenge.publicName,
    agreement: isShown ? challenge.agreement : '',
    endReason: challenge.endReason,
    writeOffReason: challenge.writeOffReason,
    fundNames: funds.map(({ name }) => name),
    gifts,
    matches: matches.map((match) => ({
      giftId: match.gift,
      amount: cents(BigInt(match.amount)),
      giftAmount: cents(BigInt(match.gift_amount)),
      giftDate: match.gift_date,
    })),
  }
}

/** How many gifts a challenge adds to. */
export async function countMatched(reads: Reads, id: Id<'chl'>): Promise<number> {
  const [row] = await reads.execute<{ count: string }>(sql`
    select count(distinct gift_id)::text as count from challenge_match where challenge_id = ${id} and amount > 0`)
  return Number(row?.count ?? 0)
}

type Row = { challenge: typeof challenges.$inferSelect; donorName: string }

function select(reads: Reads) {
  return reads
    .select({ challenge: challenges, donorName: donors.name })
    .from(challenges)
    .innerJoin(donors, eq(donors.id, challenges.donorId))
    .$dynamic()
}

function lineOf({ challenge, donorName }: Row, person: Person): ChallengeLine {
  const { id, name, centsPerDollar, capPerGift, pool, matched, paid, writtenOff, opensOn, lastOn, state } = challenge
  const isShown = !challenge.isAnonymous || maySeeAnonymous(person)
  const donor = isShown ? { id: challenge.donorId, name: donorName } : null
  return { id, name, centsPerDollar, capPerGift, pool, matched, paid, writtenOff, opensOn, lastOn, state, donor }
}
