import { and, asc, eq, inArray, lt, notInArray } from 'drizzle-orm'
import { portal } from '#app/domain/people/person.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { stripeOperations, stripeSweeps } from '#db/schema/stripe.ts'
import { offlineChannels } from './arrival.ts'
import { findDisputesToSettle } from './disputes/find-disputes-to-settle.server.ts'
import { settleDispute } from './disputes/settle-dispute.server.ts'
import { findGiftsWithoutFee } from './find-gifts-without-fee.server.ts'
import { cutOffAfterMs } from './operation.ts'
import { readOpenMethods, settleMethod } from './pledges/settle-method.server.ts'
import { receiveEvent } from './receive-event.server.ts'
import { sweepPlans } from './recurring/sweep-plans.server.ts'
import { retryOperation } from './retry-operation.server.ts'
import { settleCharged } from './settle-charged.server.ts'
import { type SettleWorld, settleGift } from './settle-gift.server.ts'
import { settleRefunds } from './settle-refunds.server.ts'

/** Stripe keeps events for thirty days; the first sweep reads them all. */
const keptForMs = 30 * 24 * 3600_000
const overlapMs = 3600_000
/** A session lives for 31 minutes; after this its end is known. */
const overdueAfterMs = 35 * 60_000
const mostAtOnce = 500

export type Swept = Record<'disputes' | 'events' | 'gifts' | 'operations' | 'plans' | 'refunds', number> & {
  problems: string[]
}

/**
 * The guarantee behind the webhook: reads every event since the last whole sweep and an hour more, sends again what has no
 * answer, settles gifts and refunds that have waited too long, and asks for fees nobody told. One that fails does not stop the others; all are named.
 */
export async function sweepStripe(world: SettleWorld): Promise<Swept> {
  const swept: Swept = { disputes: 0, events: 0, gifts: 0, operations: 0, plans: 0, refunds: 0, problems: [] }
  await each(swept, [null], async () => {
    swept.events = await sweepEvents(world)
  })
  await each(swept, await openOperations(world), async (key) => {
    await retryOperation(world, portal('sweep'), key)
    swept.operations += 1
  })
  await each(swept, await overdueGifts(world), async (giftId) => {
    await settleGift(world, portal('sweep'), giftId)
    swept.gifts += 1
  })
  await each(swept, await findGiftsWithoutFee(world), async (giftId) => {
    await settleCharged(world, portal('sweep'), giftId)
    swept.gifts += 1
  })
  await each(swept, await readOpenMethods(world), async (methodId) => {
    await settleMethod(world, portal('sweep'), { methodId })
  })
  await sweepPlans(world, (items, work) =>
    each(swept, items, async (item) => {
      await work(item)
      swept.plans += 1
    }),
  )
  await each(swept, await openRefunds(world), async (giftId) => {
    await settleRefunds(world, portal('sweep'), giftId)
    swept.refunds += 1
  })
  await each(swept, await findDisputesToSettle(world.db), async (dispute) => {
    await settleDispute(world, portal('sweep'), dispute)
    swept.disputes += 1
  })
  return swept
}

/** The mark moves only when everything up to it was read and kept. */
async function sweepEvents(world: SettleWorld): Promise<number> {
  const startedAt = world.clock.now()
  const [mark] = await world.db.select().from(stripeSweeps).where(eq(stripeSweeps.name, 'events'))
  const since = new Date((mark ? mark.sweptUntil.getTime() : startedAt.getTime() - keptForMs) - overlapMs)
  let found = 0
  for (const event of await world.payments.listEvents(since)) {
    const { isNew } = await receiveEvent(world, event, 'sweep')
    if (isNew) found += 1
  }
  await world.db
    .insert(stripeSweeps)
    .values({ name: 'events', sweptUntil: startedAt })
    .onConflictDoUpdate({ target: stripeSweeps.name, set: { sweptUntil: startedAt } })
  return found
}

async function openOperations(world: SettleWorld): Promise<string[]> {
  const before = new Date(world.clock.now().getTime() - cutOffAfterMs)
  const rows = await world.db
    .select({ key: stripeOperations.key })
    .from(stripeOperations)
    .where(
      and(inArray(stripeOperations.state, ['prepared', 'sent', 'unknown']), lt(stripeOperations.preparedAt, before)),
    )
    .orderBy(asc(stripeOperations.preparedAt))
    .limit(mostAtOnce)
  return rows.map((row) => row.key)
}

async function overdueGifts(world: SettleWorld) {
  const before = new Date(world.clock.now().getTime() - overdueAfterMs)
  const rows = await world.db
    .select({ id: gifts.id })
    .from(gifts)
    .where(
      and(
        inArray(gifts.state, ['started', 'pending']),
        notInArray(gifts.channel, [...offlineChannels]),
        lt(gifts.createdAt, before),
      ),
    )
    .orderBy(asc(gifts.id))
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}

async function openRefunds(world: SettleWorld) {
  const before = new Date(world.clock.now().getTime() - cutOffAfterMs)
  const rows = await world.db
    .selectDistinct({ giftId: refunds.giftId })
    .from(refunds)
    .where(and(inArray(refunds.state, ['requested', 'pending']), lt(refunds.requestedAt, before)))
    .limit(mostAtOnce)
  return rows.map((row) => row.giftId)
}

async function each<Item>(swept: Swept, items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      // One bad row must not keep the others from being settled; the job fails at the end and names it.
      swept.problems.push(`${nameOf(item)}: ${error instanceof Error ? error.message : 'no reason given'}`)
    }
  }
}

function nameOf(item: unknown): string {
  return typeof item === 'object' && item !== null ? Object.values(item).join(' ') : String(item ?? 'events')
}
