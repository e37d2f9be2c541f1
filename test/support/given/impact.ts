import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { allocated, pool, used } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { allocations } from '#db/schema/compute.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

const march = '2026-03' as Month

function entryOf(world: TestWorld, kind: string, id: string) {
  const at = world.clock.now()
  const source = { type: 'test', id }
  return { kind, source, effectiveOn: '2026-03-03' as Day, recordedAt: at, actor: 'portal:test', memo: '' }
}

export type Purchase = { fundId: Id<'fnd'>; gpuClass?: string; cost?: Cents }

/** 50 hours of h100 in March for $120, unless told otherwise. */
export function purchaseOf({ fundId, gpuClass = 'h100', cost = usd(120) }: Purchase) {
  const from = { kind: 'purchased' as const, fundId, cost }
  return { gpuClass, month: march, seconds: gpuHours(50), title: 'Spring hours', from }
}

export async function givenPurchase(world: TestWorld, ravi: Person, words: Purchase): Promise<Id<'lot'>> {
  return made(await publishSupply(world, actorOf(ravi), purchaseOf(words))).lotId
}

/** Hours of h100 in March from the lab's own machines. */
export async function givenOwnHours(world: TestWorld, seconds: GpuSeconds): Promise<Id<'lot'>> {
  const lot = { gpuClass: 'h100', month: march, seconds, title: 'Own', from: { kind: 'owned' as const } }
  return made(await publishSupply(world, portal('test'), lot)).lotId
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
