import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledgePayments } from '#db/schema/pledges.ts'
import { holdPledge } from './pay-pledge.server.ts'
import { isInstalmentOpen } from './pledge.ts'
import { readOwedByFund, readShares } from './pledge-shares.server.ts'
import { type FundShare, shareChange } from './share.ts'

/**
 * Whether money for these funds can be matched to an instalment: its pledge is active, something is to come, and the funds are the same. Of one that
 * was divided each fund gets at least what the payment settles of its promise: none counts as paid by money that went to another.
 */
export async function refusalOfMatch(
  tx: Tx,
  { instalmentId, splits }: { instalmentId: Id<'ins'>; splits: readonly FundShare[] },
): Promise<'not-an-open-part' | 'other-fund' | null> {
  const [part] = await tx.select().from(instalments).where(eq(instalments.id, instalmentId))
  if (!part || !isInstalmentOpen(part.state)) return 'not-an-open-part'
  const pledge = await holdPledge(tx, instalmentId)
  if (pledge.state !== 'active') return 'not-an-open-part'
  const own = (await readOwedByFund(tx, pledge)).map(({ fundId }) => fundId)
  if (!splits.every(({ fundId }) => own.includes(fundId))) return 'other-fund'
  const settles = await settledByFund(tx, pledge, { instalmentId, splits })
  const gets = (fundId: Id<'fnd'>) => splits.find((split) => split.fundId === fundId)?.amount ?? 0n
  return settles.every(({ fundId, amount }) => gets(fundId) >= amount) ? null : 'other-fund'
}

/** What a payment would settle of an instalment that was divided, fund by fund; nothing of one that never was. Read under the lock of its pledge. */
async function settledByFund(
  tx: Tx,
  pledge: { fundId: Id<'fnd'> },
  { instalmentId, splits }: { instalmentId: Id<'ins'>; splits: readonly FundShare[] },
): Promise<FundShare[]> {
  const shares = (await readShares(tx, [instalmentId])).get(instalmentId) ?? []
  const [part] = await tx.select().from(instalments).where(eq(instalments.id, instalmentId))
  if (!part || shares.length === 0) return []
  const owed = part.amount - part.paid
  const comes = splits.reduce<bigint>((sum, { amount }) => sum + amount, 0n)
  const after = comes < owed ? owed - comes : 0n
  return shareChange({ shares, fundId: pledge.fundId, before: owed, after }).map(({ fundId, amount }) => ({
    fundId,
    amount: cents(-amount),
  }))
}

/** Notes which instalment a gift is meant for; it pays when it is booked. */
export async function matchPayment(
  tx: Tx,
  { giftId, instalmentId }: { giftId: Id<'gft'>; instalmentId: Id<'ins'> },
): Promise<void> {
  await tx.insert(pledgePayments).values({ giftId, instalmentId, attempt: null, isOpen: true })
}
