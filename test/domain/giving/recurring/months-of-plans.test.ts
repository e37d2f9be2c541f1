import { isNull, sum } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { changeAmount } from '#app/domain/giving/recurring/change-amount.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { dice } from '#db/seed/dice.ts'
import { putOnFile, refusedCard } from '#test/support/given/cards.ts'
import { givenFund, pass, useTill } from '#test/support/given/giving.ts'
import { givenPlan, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

/** `SCENARIO=full` plays three years of two hundred givers, for half an hour; by default a few months of a few. */
const isFull = process.env.SCENARIO === 'full'
const [givers, months] = isFull ? [200, 36] : [8, 6]
const failing = 0.08
const halfMonth = 15.5 * 86_400

const till = useTill()
const held = useWorld({ payments: till.payments })
const throws = dice('months of plans')

/** Each event once or twice, in any order, worked off by two workers at once from both ends. */
async function hearTwice(since: Date) {
  const { world } = held
  const told = await world.payments.listEvents(since)
  const shuffled = told.flatMap((event) => (throws() < 0.3 ? [event, event] : [event])).sort(() => throws() - 0.5)
  for (const event of shuffled) await receiveEvent(world, event, 'webhook')
  const rows = await world.db.select().from(stripeEvents).where(isNull(stripeEvents.processedAt))
  const work = async (ids: string[]) => {
    for (const id of ids) await settleStripeEvent(world, id)
  }
  const ids = rows.map(({ id }) => id).sort(() => throws() - 0.5)
  await Promise.all([work(ids), work(ids.toReversed())])
}

type Giver = { person: Person; planId: Id<'pln'>; begins: () => Promise<Id<'pln'>> }

async function givenGivers(fundId: Id<'fnd'>): Promise<Giver[]> {
  const { world } = held
  const begun: Giver[] = []
  for (let index = 0; index < givers; index += 1) {
    const email = `giver-${index}@example.org`
    const row = { id: world.ids.next('psn'), email, name: `Giver ${index}`, timeZone: 'UTC' }
    await world.db.insert(people).values({ ...row, roles: [], createdAt: world.clock.now() })
    const person: Person = { ...row, roles: [] }
    const words = { giverEmail: email, giverName: row.name, amount: usd(10 + index), fundId }
    const begins = () => givenPlan(world, { ...words, actor: actorOf(person) })
    begun.push({ person, planId: await begins(), begins })
  }
  return begun
}

/** Cards fail and are mended, whoever's plan ended unpaid begins another, and one sum is changed while the answer is lost. */
async function live(all: Giver[], month: number) {
  const { world } = held
  for (const giver of all) {
    const { planId } = giver
    const { state } = await readPlanRow(world, planId)
    if (state === 'active' && throws() < failing) await putOnFile(world, till, planId, refusedCard)
    if (state === 'past_due' && throws() < 0.5) await putOnFile(world, till, planId, '4242424242424242')
    if (state === 'cancelled') giver.planId = await giver.begins()
  }
  const one = all[month % all.length]
  if (!one) return
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/subscriptions/*' }, action: 'cut_after', times: 3 })
  const holder = { person: one.person, hasKey: false }
  await changeAmount(world, holder, { planId: one.planId, amount: usd(50 + month), coversFee: false })
  till.sandbox.faults.clear()
}

test(
  'months of plans with failing cards, lost answers and two workers: each charge is one gift, and each gift one charge',
  async () => {
    const { world } = held
    const fundId = await givenFund(world)
    const all = await givenGivers(fundId)

    for (let month = 0; month < months; month += 1) {
      await live(all, month)
      for (const half of [1, 2]) {
        const since = new Date(world.clock.now().getTime() - 3600_000)
        await pass(world, till, halfMonth)
        await hearTwice(since)
        if (half === 2) expect((await sweepStripe(world)).problems).toEqual([])
      }
    }

    const charged = till.sandbox.store.charges.oldestFirst().filter(({ status }) => status === 'succeeded')
    const [booked] = await world.db.select({ gross: sum(gifts.gross) }).from(gifts)
    const total = charged.reduce((all, charge) => all + charge.amount, 0)
    expect(await world.db.select().from(gifts)).toHaveLength(charged.length)
    expect(booked?.gross).toBe(String(total))
    expect(await readBalance(world.db, giftsOf(fundId))).toBe(-BigInt(total))
    const kept = await world.db.select().from(planInvoices)
    expect(kept.filter(({ state }) => state === 'paid')).toHaveLength(charged.length)
    expect(charged.length).toBeGreaterThan(givers * months * 0.8)
    const plans = await world.db.select().from(recurringPlans)
    expect(plans.filter(({ state }) => state === 'started')).toEqual([])
    expect(till.sandbox.store.subscriptions.oldestFirst()).toHaveLength(plans.length)
    expect(plans.length).toBeGreaterThanOrEqual(givers)
    expect(till.sandbox.store.subscriptions.oldestFirst().every(({ items }) => items.data.length === 1)).toBe(true)
  },
  isFull ? 2 * 3600_000 : 180_000,
)
