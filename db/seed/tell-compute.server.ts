import { addGpuClass } from '#app/domain/compute/add-gpu-class.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours, gpuSeconds, splitGpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import { addMonths, dayIn, type Month, monthEnd, monthStart, monthsBetween } from '#app/units/time.ts'
import { storyClasses, type storyPurchases, supplyMonths } from './compute-words.ts'
import { type StoryApplication, storyCalls } from './grants-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** The lab's GPU classes and what an hour of each costs, as published. */
export async function tellClasses(world: StoryWorld): Promise<void> {
  const ravi = actorOf(world.people.ravi)
  const mina = actorOf(world.people.mina)
  for (const [position, { centsPerHour, shares: _shares, ...gpuClass }] of storyClasses.entries()) {
    told(await addGpuClass(world, ravi, { ...gpuClass, position }))
    const validFrom = dayIn('UTC', world.clock.now())
    told(await publishRate(world, mina, { gpuClass: gpuClass.code, perHour: cents(centsPerHour), validFrom }))
  }
}

/** The lab's own hours, month by month: the share of each class that the programme gives away. */
export async function tellSupply(world: StoryWorld): Promise<void> {
  const first = addMonths(world.thisMonth, supplyMonths.first)
  const last = addMonths(world.thisMonth, supplyMonths.last)
  for (const month of monthsBetween(first, last)) {
    for (const { code, gpuCount, shares } of storyClasses) {
      const share = shares[month > world.thisMonth ? 1 : 0]
      const all = BigInt(gpuCount) * secondsIn(month)
      const lot = { lotId: world.ids.next('lot'), gpuClass: code, month, seconds: gpuSeconds((all * share) / 100n) }
      const title = `Own cluster, ${share}% for the programme`
      told(await publishSupply(world, actorOf(world.people.ravi), { ...lot, title, from: { kind: 'owned' } }))
    }
  }
}

export async function tellPurchase(
  world: StoryWorld,
  purchase: (typeof storyPurchases)[number],
  funds: StoryFunds,
): Promise<void> {
  const { gpuClass, hours, title } = purchase
  const rate = storyClasses.find((one) => one.code === gpuClass)?.centsPerHour ?? 0
  told(
    await publishSupply(world, actorOf(world.people.mina), {
      lotId: world.ids.next('lot'),
      gpuClass,
      month: addMonths(world.thisMonth, purchase.month),
      seconds: gpuHours(hours),
      title,
      from: { kind: 'purchased', fundId: funds[purchase.fund], cost: cents(hours * rate) },
    }),
  )
}

/** What the award grants, spread evenly over the months of its call. */
export async function tellAllocations(
  world: StoryWorld,
  award: { projectId: Id<'prj'>; awardId: Id<'awd'>; application: StoryApplication },
): Promise<void> {
  const call = storyCalls.find((one) => one.slug === award.application.call)
  if (!call) throw new Error('an award without its call')
  const months = monthsBetween(addMonths(world.thisMonth, call.firstMonth), addMonths(world.thisMonth, call.lastMonth))
  for (const { gpuClass, hours } of award.application.asks) {
    const granted = gpuHours(award.application.granted?.[gpuClass] ?? hours)
    const shares = splitGpuSeconds(
      granted,
      months.map(() => 1n),
    )
    const plan = months.map((month, index) => ({ month, seconds: shares[index] ?? gpuSeconds(0n) }))
    const { projectId, awardId } = award
    told(await allocateHours(world, actorOf(world.people.ravi), { projectId, awardId, gpuClass, months: plan }))
  }
}

function secondsIn(month: Month): bigint {
  return BigInt(monthEnd(month).getTime() - monthStart(month).getTime()) / 1000n
}
