import { eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Day } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { challengeFunds, challenges } from '#db/schema/challenges.ts'
import { donors, funds } from '#db/schema/giving.ts'
import type { OfflineDonor } from '../offline/offline-gift.ts'
import { findOfflineDonor, lookUpDonor, readKnownDonor } from '../offline/offline-giver.server.ts'
import { mayAcceptPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import type { Ratio } from './challenge.ts'

/** What staff write down of a challenge. Its id is made with the form: sent twice, it is one challenge. */
export type ChallengeAsk = {
  challengeId: Id<'chl'>
  donor: OfflineDonor
  name: string
  /** Null for a matching donor who stays anonymous. */
  publicName: string | null
  centsPerDollar: Ratio
  pool: Cents
  capPerGift: Cents | null
  fundIds: Id<'fnd'>[]
  opensOn: Day
  lastOn: Day
  agreement: string
  requestId?: string | undefined
}

export type ChallengeRefusal =
  | 'not-allowed'
  | 'other-words'
  | 'no-amount'
  | 'cap-above-pool'
  | 'ends-before-it-begins'
  | 'no-such-fund'
  | 'no-such-donor'

/**
 * Writes down a matching challenge. It is a conditional promise (docs/money.md#challenges): nothing is booked until somebody's
 * gift meets it. The same form sent twice is one challenge; with other words it is refused.
 */
export async function createChallenge(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: ChallengeAsk,
): Promise<Outcome<{ challengeId: Id<'chl'> }, ChallengeRefusal>> {
  if (!mayAcceptPledges(person)) return refuse('not-allowed')
  if (ask.pool <= 0n || (ask.capPerGift !== null && ask.capPerGift <= 0n)) return refuse('no-amount')
  if (ask.capPerGift !== null && ask.capPerGift > ask.pool) return refuse('cap-above-pool')
  if (ask.lastOn < ask.opensOn) return refuse('ends-before-it-begins')
  const { challengeId } = ask
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  return underLock(world, `challenge:${challengeId}`, async (tx) => {
    const [known] = await tx.select().from(challenges).where(eq(challenges.id, challengeId))
    if (known) return (await isSameAsk(tx, known, ask)) ? done({ challengeId }) : refuse('other-words')
    if (!(await areOpen(tx, ask.fundIds))) return refuse('no-such-fund')
    const donor = await findOfflineDonor(tx, by, ask.donor)
    if (!donor) return refuse('no-such-donor')
    const { name, publicName, centsPerDollar, pool, capPerGift, opensOn, lastOn, agreement } = ask
    const terms = { centsPerDollar, pool, capPerGift, opensOn, lastOn }
    await tx.insert(challenges).values({
      id: challengeId,
      donorId: donor.donorId,
      name,
      isAnonymous: publicName === null,
      publicName,
      ...terms,
      agreement,
      state: 'open',
      createdBy: person.id,
      createdAt: by.at,
    })
    await tx.insert(challengeFunds).values(ask.fundIds.map((fundId) => ({ challengeId, fundId })))
    const after = { ...terms, funds: ask.fundIds }
    await recordHappening(tx, by, { kind: 'challenge-set', subject: { type: 'challenge', id: challengeId }, after })
    return done({ challengeId })
  })
}

async function isSameAsk(tx: Tx, known: typeof challenges.$inferSelect, ask: ChallengeAsk): Promise<boolean> {
  const words = [
    'name',
    'publicName',
    'centsPerDollar',
    'pool',
    'capPerGift',
    'opensOn',
    'lastOn',
    'agreement',
  ] as const
  if (words.some((word) => known[word] !== ask[word])) return false
  const rows = await tx.select().from(challengeFunds).where(eq(challengeFunds.challengeId, known.id))
  const kept = rows.map(({ fundId }) => fundId).sort()
  if (kept.join() !== [...ask.fundIds].sort().join()) return false
  const { donor } = ask
  const [giver] = await tx.select().from(donors).where(eq(donors.id, known.donorId))
  if (donor.kind === 'known') return (await readKnownDonor(tx, donor.donorId))?.donorId === known.donorId
  // Somebody known by the address keeps the name the lab knows.
  return donor.email === null ? giver?.name === donor.name : (await lookUpDonor(tx, donor)) === known.donorId
}

async function areOpen(tx: Tx, ids: readonly Id<'fnd'>[]): Promise<boolean> {
  if (ids.length === 0 || new Set(ids).size < ids.length) return false
  const rows = await tx
    .select({ isOpen: funds.isOpen })
    .from(funds)
    .where(inArray(funds.id, [...ids]))
  return rows.length === ids.length && rows.every((fund) => fund.isOpen)
}
