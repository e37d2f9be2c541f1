import { and, eq, inArray, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents, splitCents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { challengeFunds, challengeMatches, challenges } from '#db/schema/challenges.ts'
import { donors, giftSplits, type gifts } from '#db/schema/giving.ts'
import { wantedMatch } from './challenge.ts'
import { type ChallengeRow, findChallenge, holdChallenge } from './find-challenge.server.ts'
import { readOwedByFund } from './pay-challenge.server.ts'

type Ask = { actor: Actor; gift: typeof gifts.$inferSelect }
/** A fund's part of the gift, what stands matched of it, and what the matching donor has not paid in that fund yet. */
type Part = { fundId: Id<'fnd'>; share: bigint; stands: bigint; owed: bigint }

/** What a challenge adds to a gift that is being booked, in its transaction. Answers the moves of the promise: none without one. */
export async function matchGift(tx: Tx, world: Touches<'clock' | 'ids'>, ask: Ask): Promise<Move[]> {
  const challenge = await findChallenge(tx, ask.gift)
  return challenge ? adjust(tx, world, { ...ask, challenge }) : []
}

/**
 * Brings a match in line with what is left of its gift: money that went back takes its match back to the pool, and a refund that
 * failed takes it out again as far as the pool still goes. What the matching donor has paid already stays given.
 */
export async function rematchGift(tx: Tx, world: Touches<'clock' | 'ids'>, ask: Ask): Promise<Move[]> {
  const [known] = await tx.select().from(challengeMatches).where(eq(challengeMatches.giftId, ask.gift.id)).limit(1)
  if (!known) return []
  return adjust(tx, world, { ...ask, challenge: await holdChallenge(tx, known.challengeId) })
}

type Adjust = Ask & { challenge: ChallengeRow }

async function adjust(tx: Tx, world: Touches<'clock' | 'ids'>, { actor, gift, challenge }: Adjust): Promise<Move[]> {
  const parts = await readParts(tx, gift.id, challenge.id)
  const goal = targetOf(challenge, gift, parts)
  const changes = parts.flatMap((part, index) => {
    const wanted = goal[index] ?? 0n
    // What is paid in a fund cannot be taken back there.
    const to = part.stands - wanted > part.owed ? part.stands - part.owed : wanted
    return [{ fundId: part.fundId, to: cents(to), by: to - part.stands }]
  })
  const by = changes.reduce((sum, change) => sum + change.by, 0n)
  if (changes.length === 0) return []
  await tx
    .insert(challengeMatches)
    .values(changes.map(({ fundId, to }) => ({ giftId: gift.id, fundId, challengeId: challenge.id, amount: to })))
    .onConflictDoUpdate({
      target: [challengeMatches.giftId, challengeMatches.fundId],
      set: { amount: sql`excluded.amount` },
    })
  if (by !== 0n) await take(tx, world, { actor, gift, challenge, by })
  return changes.flatMap((change) => moveOf(change.fundId, change.by))
}

/** What should stand matched in each fund: the ratio and the cap of what is left of the gift, as far as the pool goes. */
function targetOf(challenge: ChallengeRow, gift: Ask['gift'], parts: readonly Part[]): bigint[] {
  const share = parts.reduce((sum, part) => sum + part.share, 0n)
  const stands = parts.reduce((sum, part) => sum + part.stands, 0n)
  const left = gift.giftAmount > gift.refunded ? gift.giftAmount - gift.refunded : 0n
  const wanted = wantedMatch(challenge, (left * share) / gift.gross)
  const most = challenge.state === 'open' ? stands + (challenge.pool - challenge.matched) : stands
  return splitCents(
    wanted > most ? cents(most) : wanted,
    parts.map((part) => part.share),
  )
}

/** The funds of a gift that the challenge adds to, in the order of their ids. */
async function readParts(tx: Tx, giftId: Id<'gft'>, challengeId: Id<'chl'>): Promise<Part[]> {
  const inFunds = tx
    .select({ id: challengeFunds.fundId })
    .from(challengeFunds)
    .where(eq(challengeFunds.challengeId, challengeId))
  const rows = await tx
    .select({ fundId: giftSplits.fundId, share: giftSplits.amount, stands: challengeMatches.amount })
    .from(giftSplits)
    .leftJoin(
      challengeMatches,
      and(eq(challengeMatches.giftId, giftSplits.giftId), eq(challengeMatches.fundId, giftSplits.fundId)),
    )
    .where(and(eq(giftSplits.giftId, giftId), inArray(giftSplits.fundId, inFunds)))
    .orderBy(giftSplits.fundId)
  const owed = await readOwedByFund(tx, challengeId)
  return rows.map((row) => ({ ...row, stands: row.stands ?? 0n, owed: owed.get(row.fundId) ?? 0n }))
}

/** Takes from the pool, or gives back to it, and tells the matching donor the first time nothing is left. */
async function take(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, gift, challenge, by }: Adjust & { by: bigint },
): Promise<void> {
  const wrote = { ids: world.ids, at: world.clock.now(), actor }
  const [taken] = await tx
    .update(challenges)
    .set({ matched: sql`${challenges.matched} + ${by.toString()}::bigint` as never })
    .where(eq(challenges.id, challenge.id))
    .returning({ matched: challenges.matched, pool: challenges.pool })
  if (!taken) throw new Error(`challenge ${challenge.id} is gone under its lock`)
  await recordHappening(tx, wrote, {
    kind: by > 0n ? 'gift-matched' : 'match-returned',
    subject: { type: 'challenge', id: challenge.id },
    after: { giftId: gift.id, amount: by > 0n ? by : -by, matched: taken.matched },
  })
  if (by < 0n || addCents(taken.matched) < taken.pool) return
  const [donor] = await tx.select({ email: donors.email }).from(donors).where(eq(donors.id, challenge.donorId))
  await queueLetter(tx, wrote, {
    kind: 'challenge-spent',
    to: { email: donor?.email ?? null },
    subject: { type: 'challenge', id: challenge.id },
  })
}

function moveOf(fundId: Id<'fnd'>, by: bigint): Move[] {
  if (by === 0n) return []
  const [owed, promised] = [pledgesReceivable, pledgedOf(fundId)]
  return by > 0n ? [{ from: promised, to: owed, amount: by }] : [{ from: owed, to: promised, amount: -by }]
}
