import { beforeEach, describe, expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { shortfallsIn } from '#app/domain/compute/month-plan.ts'
import { readAllocationFor, readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month
let people: Cast
let projectId: Id<'prj'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = await givenProject(held.world, people.grace, 'atom_g17')
})

function allocate(hours: number, project = projectId) {
  const months = [{ month: march, seconds: gpuHours(hours) }]
  return allocateHours(held.world, actorOf(people.ravi), { projectId: project, gpuClass: 'h100', months })
}

describe('allocating hours', () => {
  test('opens the allocation, writes to the lead, and only its people see it', async () => {
    await givenSupply(held.world, people.ravi, 1000)

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
    await givenSupply(held.world, people.ravi, 100)

    const outcome = await allocate(101)

    expect(outcome).toMatchObject({ ok: false, refused: 'not-enough-left' })
    expect(shortfallsIn(outcome.ok ? {} : outcome.detail)).toEqual([
      { month: march, asked: gpuHours(101), left: gpuHours(100) },
    ])
    expect(await held.world.db.select().from(letters)).toEqual([])
  })

  test('the same project and class are allocated once', async () => {
    await givenSupply(held.world, people.ravi, 100)
    made(await allocate(10))

    expect(await allocate(10)).toMatchObject({ refused: 'already-allocated' })
  })

  test('the same form twice, and ten times at once, is one allocation and one letter; with other words it is refused', async () => {
    await givenSupply(held.world, people.ravi, 100)
    const other = await givenProject(held.world, people.lin, 'atom_g21')
    const allocationId = held.world.ids.next('alo')
    const form = (hours: number, project = projectId) => ({
      allocationId,
      projectId: project,
      gpuClass: 'h100',
      months: [{ month: march, seconds: gpuHours(hours) }],
    })
    const send = (asked: ReturnType<typeof form>) => allocateHours(held.world, actorOf(people.ravi), asked)

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(form(60))))

    expect(outcomes).toEqual(Array(10).fill({ ok: true, value: { allocationId } }))
    expect(await send(form(60))).toEqual({ ok: true, value: { allocationId } })
    expect(await send(form(30))).toMatchObject({ refused: 'other-words' })
    expect(await send(form(30, other))).toMatchObject({ refused: 'other-words' })
    expect(await allocate(10)).toMatchObject({ refused: 'already-allocated' })
    expect(await readAllocationFor(held.world.db, people.grace, allocationId)).toMatchObject({ granted: gpuHours(60) })
    expect(await held.world.db.select().from(letters)).toHaveLength(1)
  })

  test('two officers race for the last hours: one wins, nothing is over', async () => {
    await givenSupply(held.world, people.ravi, 100)
    const other = await givenProject(held.world, people.lin, 'atom_g21')

    const outcomes = await Promise.all([allocate(80), allocate(80, other)])

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refused === 'not-enough-left')).toHaveLength(1)
  })

  test('two hundred at once for the last fifty hours: fifty win', async () => {
    await givenSupply(held.world, people.ravi, 50)
    const projects = await Promise.all(
      Array.from({ length: 200 }, (_, n) => givenProject(held.world, people.lin, `atom_x${n}`)),
    )

    const outcomes = await Promise.all(projects.map((project) => allocate(1, project)))

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(50)
    const [h100] = await readCapacity(held.world.db)
    expect(h100?.months).toMatchObject([{ free: 0n, promised: gpuHours(50) }])
  })
})
