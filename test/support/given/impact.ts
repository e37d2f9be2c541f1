import { buyHours, type Purchase } from '#app/domain/impact/buy-hours.server.ts'
import { allocated, pool, supply, used } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { allocations, supplyLots } from '#db/schema/compute.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

const march = '2026-03' as Month

function entryOf(world: TestWorld, kind: string, id: string) {
  const at = world.clock.now()
  const source = { type: 'test', id }
  return { kind, source, effectiveOn: '2026-03-03' as Day, recordedAt: at, actor: 'portal:test', memo: '' }
}

/** 50 hours of h100 in March for $120, unless told otherwise. */
export async function givenPurchase(world: TestWorld, ravi: Person, words: Partial<Purchase> & { fundId: Id<'fnd'> }) {
  const purchase = {
    gpuClass: 'h100',
    month: march,
    seconds: gpuHours(50),
    cost: usd(120),
    title: 'Spring hours',
    ...words,
  }
  return made(await buyHours(world, actorOf(ravi), purchase)).lotId
}

/** Hours of h100 in March from the lab's own machines. */
export async function givenOwnHours(world: TestWorld, seconds: GpuSeconds): Promise<Id<'lot'>> {
  const id = world.ids.next('lot')
  await world.db.transaction(async (tx) => {
    const move = { from: supply('h100', march), to: pool('h100', march), amount: seconds }
    const { entryId } = await postEntry(tx, world.ids, { ...entryOf(world, 'supply-published', id), moves: [move] })
    const publishedAt = world.clock.now()
    await tx
      .insert(supplyLots)
      .values({ id, gpuClass: 'h100', month: march, source: 'owned', title: 'Own', seconds, entryId, publishedAt })
  })
  return id
}

/** A project that was allocated hours of h100 in March and used every one. */
export async function givenUse(world: TestWorld, projectId: Id<'prj'>, seconds: GpuSeconds): Promise<void> {
  const id = world.ids.next('alo')
  await world.db.insert(allocations).values({
    id,
    projectId,
    gpuClass: 'h100',
    state: 'open',
    firstMonth: march,
    lastMonth: march,
    granted: seconds,
    createdAt: world.clock.now(),
  })
  const own = allocated(id, 'h100', march)
  for (const [kind, from, to] of [
    ['hours-allocated', pool('h100', march), own],
    ['usage-final', own, used(id, 'h100', march)],
  ] as const) {
    await world.db.transaction((tx) =>
      postEntry(tx, world.ids, { ...entryOf(world, kind, id), moves: [{ from, to, amount: seconds }] }),
    )
  }
}
