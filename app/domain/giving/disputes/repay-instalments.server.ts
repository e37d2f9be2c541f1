import { and, asc, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { addCents, type Cents, cents, lesserCents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { type disputes, instalmentReturns } from '#db/schema/disputes.ts'
import { instalments } from '#db/schema/pledges.ts'
import { fulfil, holdPledge } from '../pledges/pay-pledge.server.ts'
import { type OwedChange, promiseMoves } from '../pledges/pledge-shares.server.ts'

type Regained = { actor: Actor; dispute: typeof disputes.$inferSelect }

/**
 * Counts as paid again what a dispute had made owed, as far as nothing else has paid it meanwhile; the rest of the money is simply
 * a gift. A part that another charge is under way for is left to that charge. Answers the promise's moves.
 */
export async function repayInstalments(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, dispute }: Regained,
): Promise<Move[]> {
  const returned = await tx
    .select({ back: instalmentReturns.amount, part: instalments })
    .from(instalmentReturns)
    .innerJoin(instalments, eq(instalments.id, instalmentReturns.instalmentId))
    .where(eq(instalmentReturns.disputeId, dispute.id))
    .orderBy(asc(instalments.place))
  const [first] = returned
  if (!first) return []
  const pledge = await holdPledge(tx, first.part.id)
  if (pledge.state !== 'active') return []
  const ids = returned.map(({ part }) => part.id)
  // Read again now that nobody else changes them.
  const parts = await tx.select().from(instalments).where(inArray(instalments.id, ids)).orderBy(asc(instalments.place))
  const repaid: Cents[] = []
  const changes: OwedChange[] = []
  for (const part of parts) {
    const back = returned.find((one) => one.part.id === part.id)?.back ?? cents(0n)
    const isOpen = part.state === 'scheduled' || part.state === 'partly'
    const amount = isOpen ? lesserCents(back, cents(part.amount - part.paid)) : cents(0n)
    if (amount === 0n) continue
    await repay(tx, { dispute, part, amount, back })
    repaid.push(amount)
    const owed = part.amount - part.paid
    changes.push({ instalmentId: part.id, before: owed, after: owed - amount })
  }
  const total = addCents(...repaid)
  if (total === 0n) return []
  const by = { ids: world.ids, at: world.clock.now(), actor }
  await recordHappening(tx, by, {
    kind: 'instalment-paid',
    subject: { type: 'pledge', id: pledge.id },
    after: { giftId: dispute.giftId, amount: total, parts: repaid.length },
  })
  await fulfil(tx, by, pledge)
  return pledge.recognisedAt ? promiseMoves(tx, pledge, changes) : []
}

type Repaid = { dispute: Regained['dispute']; part: typeof instalments.$inferSelect; amount: Cents; back: Cents }

async function repay(tx: Tx, { dispute, part, amount, back }: Repaid): Promise<void> {
  const own = and(eq(instalmentReturns.disputeId, dispute.id), eq(instalmentReturns.instalmentId, part.id))
  if (amount === back) await tx.delete(instalmentReturns).where(own)
  else
    await tx
      .update(instalmentReturns)
      .set({ amount: cents(back - amount) })
      .where(own)
  const paid = addCents(part.paid, amount)
  const isWhole = paid === part.amount
  await tx
    .update(instalments)
    .set({ paid, state: isWhole ? 'paid' : 'partly', waitsFor: isWhole ? null : part.waitsFor })
    .where(eq(instalments.id, part.id))
}
