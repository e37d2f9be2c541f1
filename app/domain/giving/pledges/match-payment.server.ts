import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledgePayments } from '#db/schema/pledges.ts'
import { holdPledge } from './pay-pledge.server.ts'
import { isInstalmentOpen } from './pledge.ts'
import { readOwedByFund } from './pledge-shares.server.ts'

/** Whether money for this fund can be matched to an instalment: its pledge is active, something is to come, and the fund is the same. */
export async function refusalOfMatch(
  tx: Tx,
  { instalmentId, fundIds }: { instalmentId: Id<'ins'>; fundIds: readonly Id<'fnd'>[] },
): Promise<'not-an-open-part' | 'other-fund' | null> {
  const [part] = await tx.select().from(instalments).where(eq(instalments.id, instalmentId))
  if (!part || !isInstalmentOpen(part.state)) return 'not-an-open-part'
  const pledge = await holdPledge(tx, instalmentId)
  if (pledge.state !== 'active') return 'not-an-open-part'
  const own = (await readOwedByFund(tx, pledge)).map(({ fundId }) => fundId)
  return fundIds.every((fundId) => own.includes(fundId)) ? null : 'other-fund'
}

/** Notes which instalment a gift is meant for; it pays when it is booked. */
export async function matchPayment(
  tx: Tx,
  { giftId, instalmentId }: { giftId: Id<'gft'>; instalmentId: Id<'ins'> },
): Promise<void> {
  await tx.insert(pledgePayments).values({ giftId, instalmentId, attempt: null, isOpen: true })
}
