import { expect } from 'vitest'
import type { Holder } from '#app/domain/giving/recurring/plan-holder.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import type { TestWorld } from '#test/support/world.ts'
import { givenFund, pass, type Till } from './giving.ts'
import { givenPlan, hearAll } from './recurring.ts'

/** Ada's $25 a month, herself, and whoever holds the link of its letters. */
export async function givenOwnPlan(world: TestWorld) {
  const people = await cast(world)
  const planId = await givenPlan(world, { fundId: await givenFund(world), actor: actorOf(people.ada) })
  const own: Holder = { person: people.ada, hasKey: false }
  const link: Holder = { person: null, hasKey: true }
  return { world, planId, own, link, ...people }
}

/** Days go by at Stripe and here, and all news of them arrives. */
export async function passDays(world: TestWorld, till: Till, count: number): Promise<void> {
  await pass(world, till, count * 86_400 + 7200)
  expect((await sweepStripe(world)).problems).toEqual([])
  await hearAll(world)
}

/** As many renewals go by, one after the other. */
export async function passMonths(world: TestWorld, till: Till, count: number): Promise<void> {
  for (let month = 0; month < count; month += 1) await passDays(world, till, 31)
}

export async function grossOfGifts(world: TestWorld): Promise<bigint[]> {
  const rows = await world.db.select().from(gifts).orderBy(gifts.id)
  return rows.map((gift) => gift.gross)
}

export async function kindsOfLetters(world: TestWorld): Promise<string[]> {
  const rows = await world.db.select().from(letters).orderBy(letters.id)
  return rows.map((letter) => letter.kind)
}
