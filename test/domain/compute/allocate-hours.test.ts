import { beforeEach, describe, expect, test } from 'vitest'
import { addGpuClass } from '#app/domain/compute/add-gpu-class.server.ts'
import { addHours } from '#app/domain/compute/add-hours.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { shortfallsIn } from '#app/domain/compute/month-plan.ts'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { readAllocationFor, readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { readCapacity, readSupplyMeter } from '#app/domain/compute/read-capacity.server.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
import { returnHours } from '#app/domain/compute/return-hours.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenProject } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month
const april = '2026-04' as Month
let people: Cast
let projectId: Id<'prj'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = await givenProject(held.world, people.grace, 'atom_g17')
})

async function givenSupply(hours: number, month = march) {
  const lot = {
    gpuClass: 'h100',
    month,
    seconds: gpuHours(hours),
    title: 'Own machines',
    from: { kind: 'owned' as const },
  }
  return made(await publishSupply(held.world, actorOf(people.ravi), lot))
}

function allocate(hours: number, project = projectId) {
  const months = [{ month: march, seconds: gpuHours(hours) }]
  return allocateHours(held.world, actorOf(people.ravi), { projectId: project, gpuClass: 'h100', months })
}

describe('publishing supply', () => {
  test('hours join the pool of their month, and the meter counts them', async () => {
    await givenSupply(1000)

    const classes = await readCapacity(held.world.db)

    expect(classes[0]?.months).toMatchObject([{ month: march, supply: gpuHours(1000), free: gpuHours(1000) }])
    expect(await readSupplyMeter(held.world.db, march)).toMatchObject({ supply: gpuHours(1000), free: gpuHours(1000) })
  })

  test('a researcher publishes nothing, and a class must be listed', async () => {
    const lot = { gpuClass: 'x9', month: march, seconds: gpuHours(1), title: 'x', from: { kind: 'owned' as const } }

    expect(await publishSupply(held.world, actorOf(people.grace), lot)).toMatchObject({ refused: 'not-allowed' })
    expect(await publishSupply(held.world, actorOf(people.ravi), lot)).toMatchObject({ refused: 'no-such-class' })
  })
})

describe('classes and rates', () => {
  test('the newest rate not after the day counts', async () => {
    const { world } = held
    const ravi = actorOf(people.ravi)
    made(await addGpuClass(world, ravi, { code: 'B200', name: 'NVIDIA B200', gpuCount: 8 }))
    made(await publishRate(world, ravi, { gpuClass: 'b200', perHour: usd(4), validFrom: '2026-01-01' as Day }))
    made(await publishRate(world, ravi, { gpuClass: 'b200', perHour: usd(3), validFrom: '2026-06-01' as Day }))

    expect(await readPublishedRates(world.db, '2026-05-31' as Day)).toMatchObject([
      { gpuClass: 'b200', perHour: usd(4) },
    ])
    expect(await readPublishedRates(world.db, '2026-06-01' as Day)).toMatchObject([{ perHour: usd(3) }])
    expect(
      await publishRate(world, ravi, { gpuClass: 'nope', perHour: usd(3), validFrom: '2026-06-01' as Day }),
    ).toMatchObject({ refused: 'no-such-class' })
    expect(await addGpuClass(world, ravi, { code: 'no good', name: 'x', gpuCount: 1 })).toMatchObject({
      refused: 'not-a-class',
    })
  })
})

describe('allocating hours', () => {
  test('opens the allocation, writes to the lead, and only its people see it', async () => {
    await givenSupply(1000)

    const { allocationId } = made(await allocate(400))

    expect(await readAllocationFor(held.world.db, people.grace, allocationId)).toMatchObject({
      granted: gpuHours(400),
      left: gpuHours(400),
      state: 'open',
    })
    expect(await readAllocationFor(held.world.db, people.lin, allocationId)).toBeNull()
    expect(await readAllocations(held.world.db, people.lin, { size: 10 })).toEqual([])
    expect(await readAllocations(held.world.db, people.otto, { size: 10 })).toHaveLength(1)
    expect(await held.world.db.select().from(letters)).toMatchObject([
      { kind: 'allocation-opened', toEmail: 'grace@demo.test' },
    ])
  })

  test('never goes beyond what is there, and says what was asked and what is left', async () => {
    await givenSupply(100)

    const outcome = await allocate(101)

    expect(outcome).toMatchObject({ ok: false, refused: 'not-enough-left' })
    expect(shortfallsIn(outcome.ok ? {} : outcome.detail)).toEqual([
      { month: march, asked: gpuHours(101), left: gpuHours(100) },
    ])
    expect(await held.world.db.select().from(letters)).toEqual([])
  })

  test('the same project and class are allocated once', async () => {
    await givenSupply(100)
    made(await allocate(10))

    expect(await allocate(10)).toMatchObject({ refused: 'already-allocated' })
  })

  test('two officers race for the last hours: one wins, nothing is over', async () => {
    await givenSupply(100)
    const other = await givenProject(held.world, people.lin, 'atom_g21')

    const outcomes = await Promise.all([allocate(80), allocate(80, other)])

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refused === 'not-enough-left')).toHaveLength(1)
  })

  test('two hundred at once for the last fifty hours: fifty win', async () => {
    await givenSupply(50)
    const projects = await Promise.all(
      Array.from({ length: 200 }, (_, n) => givenProject(held.world, people.lin, `atom_x${n}`)),
    )

    const outcomes = await Promise.all(projects.map((project) => allocate(1, project)))

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(50)
    const [h100] = await readCapacity(held.world.db)
    expect(h100?.months).toMatchObject([{ free: 0n, promised: gpuHours(50) }])
  })
})

describe('adding and returning hours', () => {
  test('more hours come from the pool, and returned ones go back to it', async () => {
    const { world } = held
    await givenSupply(100)
    await givenSupply(50, april)
    const { allocationId } = made(await allocate(60))
    const months = (hours: number, month = april) => ({ allocationId, months: [{ month, seconds: gpuHours(hours) }] })

    expect(await addHours(world, actorOf(people.ravi), months(51))).toMatchObject({ refused: 'not-enough-left' })
    made(await addHours(world, actorOf(people.ravi), months(40)))
    expect(await returnHours(world, actorOf(people.ravi), months(41))).toMatchObject({ refused: 'more-than-planned' })
    expect(await returnHours(world, actorOf(people.ravi), months(1, '2026-02' as Month))).toMatchObject({
      refused: 'month-over',
    })
    made(await returnHours(world, actorOf(people.ravi), months(30)))

    expect(await readAllocationFor(world.db, people.grace, allocationId)).toMatchObject({
      granted: gpuHours(70),
      lastMonth: april,
    })
    const [h100] = await readCapacity(world.db)
    expect(h100?.months).toMatchObject([{ free: gpuHours(40) }, { free: gpuHours(40) }])
  })
})
