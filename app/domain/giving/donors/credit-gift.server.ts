import { and, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { softCredits } from '#db/schema/donors.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { thankAdvisers } from '../daf/thank-advisers.server.ts'
import { keptStates } from '../gift.ts'
import { maySeeAnonymous } from '../policy.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'
import type { CreditKind } from './soft-credit.ts'

export type CreditAsk = {
  giftId: Id<'gft'>
  donorId: Id<'dnr'>
  kind: CreditKind
  amount: Cents
  /** One of several: the gift of a company may answer several gifts of one donor, each with its own claim and credit. */
  isOfClaim?: boolean
}
export type CreditRefusal =
  | HoldRefusal
  | 'no-such-gift'
  | 'not-here'
  | 'gave-it'
  | 'credited-already'
  | 'nothing'
  | 'more-than-the-gift'

/**
 * Credits a donor for a gift another one gave, all of it or part. Moves no money and counts in no total: it says whom to thank.
 * Whoever advised a grant is written to. Refuses more than the gift, a gift whose money is not here, its own giver, and the same donor twice.
 */
export async function creditGift(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { requestId, ...ask }: CreditAsk & { requestId?: string | undefined },
): Promise<Outcome<{ creditId: Id<'sfc'> }, CreditRefusal>> {
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
  return world.db.transaction((tx) => creditIn(tx, by, { staff, ask }))
}

type By = { ids: Ids; at: Date; actor: Actor }

/** The same within the caller's transaction, which rolls back nothing of a refusal: it comes before the first write. */
export async function creditIn(
  tx: Tx,
  by: By,
  { staff, ask }: { staff: Person; ask: CreditAsk },
): Promise<Outcome<{ creditId: Id<'sfc'> }, CreditRefusal>> {
  const donor = await holdDonor(tx, staff, ask.donorId)
  if (typeof donor === 'string') return refuse(donor)
  const found = await findOrRefuse(tx, staff, ask)
  if (typeof found === 'string') return refuse(found)
  const creditId = by.ids.next('sfc')
  const { giftId, donorId, kind, amount } = ask
  const credit = { id: creditId, giftId, donorId, kind, amount }
  await tx.insert(softCredits).values({ ...credit, creditedBy: staff.id, creditedAt: by.at })
  await thankAdvisers(tx, by, found.gift)
  const subject = { type: 'gift', id: giftId }
  await recordHappening(tx, by, { kind: 'gift-credited', subject, after: { amount } })
  return done({ creditId })
}

type Found = { gift: typeof gifts.$inferSelect }

/** The gift, locked, or why this donor is not credited for it. */
async function findOrRefuse(tx: Tx, staff: Person, ask: CreditAsk): Promise<CreditRefusal | Found> {
  const [gift] = await tx.select().from(gifts).where(eq(gifts.id, ask.giftId)).for('update')
  if (!gift || (gift.isAnonymous && !maySeeAnonymous(staff))) return 'no-such-gift'
  if (!keptStates.some((state) => state === gift.state)) return 'not-here'
  if (gift.donorId === ask.donorId) return 'gave-it'
  if (ask.amount <= 0n) return 'nothing'
  if (ask.amount > gift.gross) return 'more-than-the-gift'
  const isByHand = sql`not exists (select from ${employerClaims} where ${employerClaims.creditId} = ${softCredits.id})`
  const isHers = and(eq(softCredits.giftId, ask.giftId), eq(softCredits.donorId, ask.donorId))
  const [known] = await tx
    .select({ id: softCredits.id })
    .from(softCredits)
    .where(and(isHers, ask.isOfClaim ? isByHand : undefined))
  return known ? 'credited-already' : { gift }
}
