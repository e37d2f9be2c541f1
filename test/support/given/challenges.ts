import { asc, eq } from 'drizzle-orm'
import { type ChallengeAsk, createChallenge } from '#app/domain/giving/challenges/create-challenge.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { OfflineAsk } from '#app/domain/giving/offline/offline-gift.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { challengeMatches, challenges } from '#db/schema/challenges.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What staff write down of a foundation that doubles gifts in March, up to $1,000 in all. */
export function challengeAsk(world: TestWorld, words: Partial<ChallengeAsk> & { fundIds: Id<'fnd'>[] }): ChallengeAsk {
  return {
    challengeId: world.ids.next('chl'),
    donor: { kind: 'new', name: 'Northlight Foundation', email: 'grants@northlight.example', is: 'organisation' },
    name: 'The spring challenge',
    publicName: 'Northlight Foundation',
    centsPerDollar: 100,
    pool: usd(1_000),
    capPerGift: null,
    opensOn: '2026-03-01' as Day,
    lastOn: '2026-03-31' as Day,
    agreement: 'Letter of 1 February 2026',
    ...words,
  }
}

export async function givenChallenge(
  world: TestWorld,
  words: Partial<ChallengeAsk> & { fundIds: Id<'fnd'>[]; by: Person },
): Promise<Id<'chl'>> {
  const { by, ...ask } = words
  return made(await createChallenge(world, by, challengeAsk(world, ask))).challengeId
}

/** A cheque of somebody new that is here today, over one fund or several. */
export async function givenCheque(
  world: TestWorld,
  officer: Person,
  words: Partial<OfflineAsk> & { splits: { fundId: Id<'fnd'>; amount: Cents }[] },
): Promise<Id<'gft'>> {
  const day = '2026-03-03' as Day
  const entered = await enterGift(world, officer, {
    intentId: world.ids.secret(),
    donor: { kind: 'new', name: 'Somebody', email: `${world.ids.next('dnr')}@example.org`, is: 'person' },
    channel: 'cheque',
    giftDate: day,
    effectiveOn: day,
    reference: 'Cheque 1',
    campaignId: null,
    visibility: 'unlisted',
    note: null,
    batchId: null,
    ...words,
  })
  return made(entered).giftId
}

export async function readChallengeRow(world: TestWorld, id: Id<'chl'>): Promise<typeof challenges.$inferSelect> {
  const [row] = await world.db.select().from(challenges).where(eq(challenges.id, id))
  if (!row) throw new Error(`no challenge ${id}`)
  return row
}

/** What was added to a gift, fund by fund in the order of their ids. */
export async function readMatched(world: TestWorld, giftId: Id<'gft'>): Promise<bigint[]> {
  const rows = await world.db
    .select({ amount: challengeMatches.amount })
    .from(challengeMatches)
    .where(eq(challengeMatches.giftId, giftId))
    .orderBy(asc(challengeMatches.fundId))
  return rows.map(({ amount }) => amount)
}
