import { desc, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { addCents, type Cents, cents, lesserCents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { type disputes, instalmentReturns } from '#db/schema/disputes.ts'
import type { gifts } from '#db/schema/giving.ts'
import { instalmentPayments, instalments, pledges } from '#db/schema/pledges.ts'
import { holdPledge } from '../pledges/pay-pledge.server.ts'
import { type OwedChange, promiseMoves } from '../pledges/pledge-shares.server.ts'

type Lost = {
  actor: Actor
  dispute: typeof disputes.$inferSelect
  /** As it stands after the loss. */
  gift: typeof gifts.$inferSelect
  taken: Cents
}
type Part = { part: typeof instalments.$inferSelect; paid: Cents }

/**
 * Makes owed again what a lost dispute took of a pledge's payment: what was beyond the pledge goes first, then the last instalments
 * it paid. They wait for staff, for the same method would fail again. Answers the promise's moves; none when the pledge has ended.
 */
export async function reopenInstalments(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, dispute, gift, taken }: Lost,
): Promise<Move[]> {
  const paid = await readPaid(tx, gift.id)
  const [first] = paid
  if (!first) return []
  const pledge = await holdPledge(tx, first.part.id)
  if (pledge.state !== 'active' && pledge.state !== 'fulfilled') return []
  const beyondKept = addCents(...paid.map((one) => one.paid)) - (gift.gross - gift.refunded)
  let left: bigint = lesserCents(cents(beyondKept), taken)
  const returned: Cents[] = []
  const changes: OwedChange[] = []
  for (const one of paid) {
    if (left <= 0n) break
    const amount = lesserCents(cents(left), one.paid)
    await reopen(tx, { dispute, part: one.part, amount })
    returned.push(amount)
    const owed = one.part.amount - one.part.paid
    changes.push({ instalmentId: one.part.id, before: owed, after: owed + amount })
    left -= amount
  }
  const back = addCents(...returned)
  if (back === 0n) return []
  const at = world.clock.now()
  await tx.update(pledges).set({ state: 'active', endedAt: null }).where(eq(pledges.id, pledge.id))
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    {
      kind: 'instalment-reopened',
      subject: { type: 'pledge', id: pledge.id },
      after: { giftId: gift.id, amount: back },
    },
  )
  return pledge.recognisedAt ? promiseMoves(tx, pledge, changes) : []
}

/** What the gift still pays of each instalment, the last one first. */
async function readPaid(tx: Tx, giftId: (typeof gifts.$inferSelect)['id']): Promise<Part[]> {
  const rows = await tx
    .select({
      part: instalments,
      paid: sql<string>`(${instalmentPayments.amount} - coalesce((select sum(r.amount) from instalment_return r
        join dispute d on d.id = r.dispute_id where d.gift_id = ${giftId} and r.instalment_id = ${instalments.id}), 0))::text`,
    })
    .from(instalmentPayments)
    .innerJoin(instalments, eq(instalments.id, instalmentPayments.instalmentId))
    .where(eq(instalmentPayments.giftId, giftId))
    .orderBy(desc(instalments.place))
  return rows.map(({ part, paid }) => ({ part, paid: cents(BigInt(paid)) })).filter(({ paid }) => paid > 0n)
}

async function reopen(
  tx: Tx,
  { dispute, part, amount }: { dispute: Lost['dispute']; part: Part['part']; amount: Cents },
): Promise<void> {
  await tx.insert(instalmentReturns).values({ disputeId: dispute.id, instalmentId: part.id, amount })
  const paid = cents(part.paid - amount)
  // A part that another charge is under way for stays with that charge.
  const state = part.state === 'processing' ? part.state : paid > 0n ? 'partly' : 'scheduled'
  await tx.update(instalments).set({ paid, state, waitsFor: 'staff' }).where(eq(instalments.id, part.id))
}
