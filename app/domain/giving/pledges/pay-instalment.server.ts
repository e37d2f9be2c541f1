import { and, eq, isNotNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { instalments, pledgePayments, type pledges } from '#db/schema/pledges.ts'
import { operationKey } from '../operation.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import { holdPledge } from './pay-pledge.server.ts'
import { largestPart } from './schedule.ts'
import { writeOperation, writePayment } from './write-payment.server.ts'

export type PayRefusal = 'not-open' | 'being-charged' | 'part-too-large' | 'payments-refused' | 'payments-silent'
type PayWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>

const sessionLivesMs = 31 * 60_000

/**
 * Asks for the page on which a giver pays an instalment by card herself, before its day or because her bank wants to see her, and
 * answers its address. The page occupies the instalment while it is open, so that nothing is charged twice; asked for again it is
 * the same page.
 */
export async function payInstalment(
  world: PayWorld,
  actor: Actor,
  instalmentId: Id<'ins'>,
): Promise<Outcome<{ giftId: Id<'gft'>; url: string }, PayRefusal>> {
  const begun = await world.db.transaction(async (tx) => {
    const pledge = await holdPledge(tx, instalmentId)
    const [part] = await tx.select().from(instalments).where(eq(instalments.id, instalmentId))
    if (!part || pledge.state !== 'active') return refuse('not-open')
    if (part.state === 'processing') return readOpenPage(tx, instalmentId)
    if (part.state !== 'scheduled' && part.state !== 'partly') return refuse('not-open')
    if (cents(part.amount - part.paid) > largestPart('card')) return refuse('part-too-large')
    return done({ giftId: await begin(tx, world, { actor, pledge, part }) })
  })
  if (!begun.ok) return begun
  const { giftId } = begun.value
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'checkout', giftId))
  if (state === 'failed') return refuse('payments-refused')
  const [now] = await world.db.select({ url: gifts.stripeSessionUrl }).from(gifts).where(eq(gifts.id, giftId))
  return now?.url ? done({ giftId, url: now.url }) : refuse('payments-silent')
}

/** The page that is open for it already; a charge while its owner is away has none. */
async function readOpenPage(tx: Tx, instalmentId: Id<'ins'>): Promise<Outcome<{ giftId: Id<'gft'> }, 'being-charged'>> {
  const [open] = await tx
    .select({ giftId: gifts.id, sessionId: gifts.stripeSessionId, state: gifts.state })
    .from(pledgePayments)
    .innerJoin(gifts, eq(gifts.id, pledgePayments.giftId))
    .where(
      and(
        eq(pledgePayments.instalmentId, instalmentId),
        eq(pledgePayments.isOpen, true),
        isNotNull(pledgePayments.attempt),
      ),
    )
  return open?.sessionId && open.state === 'started' ? done({ giftId: open.giftId }) : refuse('being-charged')
}

type Begin = { actor: Actor; pledge: typeof pledges.$inferSelect; part: typeof instalments.$inferSelect }

async function begin(tx: Tx, world: PayWorld, { actor, pledge, part }: Begin): Promise<Id<'gft'>> {
  const at = world.clock.now()
  const { giftId, attempt, amount } = await writePayment(tx, world, { pledge, part, channel: 'card' })
  const [paid] = await tx.select({ fundNames: fundNamesOf }).from(gifts).where(eq(gifts.id, giftId))
  const page = `${world.lab.origin}${paths.backer.pledge(pledge.id)}`
  const params = world.payments.prepareCheckout({
    giftId,
    donorId: pledge.donorId,
    channel: 'card',
    email: pledge.giverEmail,
    labName: world.lab.name,
    fundName: `${paid?.fundNames ?? 'lab'}, part ${part.place} of a pledge`,
    giftAmount: amount,
    feeCover: cents(0n),
    currency: 'usd',
    successUrl: `${page}?paid=${giftId}`,
    cancelUrl: page,
    expiresAt: new Date(at.getTime() + sessionLivesMs),
  })
  await writeOperation(tx, world, { name: 'checkout', endpoint: 'checkout.sessions.create', subjectId: giftId, params })
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    { kind: 'instalment-charged', subject: { type: 'pledge', id: pledge.id }, after: { giftId, amount, attempt } },
  )
  return giftId
}
