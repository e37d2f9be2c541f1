import { eq } from 'drizzle-orm'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuHours, secondsPerHour } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import type { TestWorld } from '../world.ts'
import { inChunks } from './compute.ts'
import { made } from './grants.ts'

const march = '2026-03' as Month

export type Purchase = { fundId: Id<'fnd'>; gpuClass?: string; cost?: Cents }

/** 50 hours of h100 in March for $120, unless told otherwise. */
export function purchaseOf(world: TestWorld, { fundId, gpuClass = 'h100', cost = usd(120) }: Purchase) {
  const from = { kind: 'purchased' as const, fundId, cost }
  return { lotId: world.ids.next('lot'), gpuClass, month: march, seconds: gpuHours(50), title: 'Spring hours', from }
}

export async function givenPurchase(world: TestWorld, ravi: Person, words: Purchase): Promise<Id<'lot'>> {
  return made(await publishSupply(world, actorOf(ravi), purchaseOf(world, words))).lotId
}

/** Hours of h100 in March from the lab's own machines. */
export async function givenOwnHours(world: TestWorld, seconds: GpuSeconds): Promise<Id<'lot'>> {
  const lot = {
    lotId: world.ids.next('lot'),
    gpuClass: 'h100',
    month: march,
    seconds,
    title: 'Own',
    from: { kind: 'owned' as const },
  }
  return made(await publishSupply(world, portal('test'), lot)).lotId
}

/** A project that was allocated hours of h100 in March and used every one: whole hours of one GPU each. */
export async function givenUse(world: TestWorld, projectId: Id<'prj'>, seconds: GpuSeconds): Promise<void> {
  const officer = portal('test')
  const months = [{ month: march, seconds }]
  made(await allocateHours(world, officer, { projectId, gpuClass: 'h100', months }))
  const [project] = await world.db.select().from(projects).where(eq(projects.id, projectId))
  const gpus = seconds / secondsPerHour
  const text = `JobID|JobIDRaw|Cluster|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES
7001|7001|atom|${project?.slurmAccount}|grace|gpu|COMPLETED|2026-03-01T00:00:00|2026-03-01T01:00:00|2026-03-01T02:00:00|3600|billing=1,cpu=8,gres/gpu:h100=${gpus},gres/gpu=${gpus},node=1
`
  const imported = made(
    await importUsage(world, officer, { fileName: 'usage.psv', source: 'shell', bytes: inChunks(text) }),
  )
  if (imported.answer.rows.final !== 1) throw new Error(JSON.stringify(imported.answer))
}
