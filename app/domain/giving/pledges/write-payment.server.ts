import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { instalments, pledgePayments, type pledges } from '#db/schema/pledges.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { type Endpoint, operationKey } from '../operation.ts'
import { readShares } from './pledge-shares.server.ts'
import { owedByFund } from './share.ts'

type Payment = {
  pledge: typeof pledges.$inferSelect
  part: typeof instalments.$inferSelect
  channel: 'card' | 'bank_debit'
}
export type Written = { giftId: Id<'gft'>; attempt: number; amount: Cents }

/** Writes the gift that one payment of an instalment will be, and lets it occupy the instalment: nothing else is charged meanwhile. */
export async function writePayment(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { pledge, part, channel }: Payment,
): Promise<Written> {
  const giftId = world.ids.next('gft')
  const attempt = part.attempts + 1
  const amount = cents(part.amount - part.paid)
  const intentId = world.ids.secret()
  await tx.insert(gifts).values({
    id: giftId,
    intentId,
    intentHash: intentId,
    donorId: pledge.donorId,
    channel,
    state: 'started',
    giverName: pledge.giverName,
    giverEmail: pledge.giverEmail,
    giftAmount: amount,
    feeCover: cents(0n),
    gross: amount,
    isAnonymous: pledge.isAnonymous,
    publicName: pledge.publicName,
    createdAt: world.clock.now(),
  })
  const shares = (await readShares(tx, [part.id])).get(part.id) ?? []
  const splits = owedByFund([{ shares, owed: amount }], pledge.fundId)
  await tx.insert(giftSplits).values(splits.map((split) => ({ giftId, ...split })))
  await tx.insert(pledgePayments).values({ giftId, instalmentId: part.id, attempt, isOpen: true })
  await tx.update(instalments).set({ state: 'processing', attempts: attempt }).where(eq(instalments.id, part.id))
  return { giftId, attempt, amount }
}

/** Stores a call to Stripe before it is made, in the transaction that writes what it is for. */
export async function writeOperation(
  tx: Tx,
  world: Touches<'clock' | 'payments'>,
  ask: { name: 'checkout' | 'setup' | 'charge'; endpoint: Endpoint; subjectId: Id; params: string },
): Promise<string> {
  const key = operationKey(world.payments.environment, ask.name, ask.subjectId)
  await tx.insert(stripeOperations).values({
    key,
    endpoint: ask.endpoint,
    subjectId: ask.subjectId,
    params: ask.params,
    paramsHash: createHash('sha256').update(ask.params).digest('hex'),
    state: 'prepared',
    preparedAt: world.clock.now(),
  })
  return key
}
