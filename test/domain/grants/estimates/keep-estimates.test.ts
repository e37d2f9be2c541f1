import { beforeEach, expect, test } from 'vitest'
import { keepEstimates, readEstimates } from '#app/domain/grants/estimates/keep-estimates.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { requestEstimates } from '#db/schema/estimates.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { answers, givenCall, givenDraft, givenSubmitted, made, revisionOf } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
})

const sized = { ...answers.compute, 'line-h100-parameters': '7', 'line-h100-tokens': '2,000' }

async function save(values: Record<string, string>) {
  const base = await revisionOf(held.world, applicationId)
  made(await saveSection(held.world, actorOf(people.grace), { applicationId, section: 'compute', base, values }))
  return (await readMyApplication(held.world, people.grace, applicationId))?.lines
}

test('the range is kept with the line as it was made, with its inputs and its method', async () => {
  const lines = await save(sized)

  expect(lines).toMatchObject([
    {
      gpuClass: 'h100',
      estimate: { parameters: 7_000n, tokens: 2_000_000n, fewest: gpuHours(52_429), most: gpuHours(78_643), method: 1 },
    },
  ])
})

test('a later method changes no range that was made before, until the size is another', async () => {
  const { world } = held
  await save(sized)
  await world.db.update(requestEstimates).set({ method: 0, fewest: gpuHours(1), most: gpuHours(2) })

  expect(await save({ ...sized, estimate: 'Other words.' })).toMatchObject([
    { estimate: { method: 0, most: gpuHours(2) } },
  ])
  expect(await save({ ...sized, 'line-h100-tokens': '4,000' })).toMatchObject([{ estimate: { method: 1 } }])
  expect(await save({ ...sized, 'line-h100-parameters': '', 'line-h100-tokens': '' })).toMatchObject([
    { estimate: null },
  ])
})

test('hours that cannot be read for a moment leave the range as it was made', async () => {
  const { world } = held
  await save(sized)
  await world.db.update(requestEstimates).set({ method: 0 })

  expect(await save({ ...sized, 'line-h100-asked': '12,4oo' })).toEqual([])

  expect(await save(sized)).toMatchObject([{ estimate: { method: 0 } }])
})

test('a size that cannot be read is no range, and kept twice at once it is one', async () => {
  const { world } = held
  expect(await save({ ...sized, 'line-h100-parameters': 'seven' })).toMatchObject([{ estimate: null }])
  const keep = () =>
    world.db.transaction((tx) =>
      keepEstimates(tx, { applicationId, gpuClasses: ['h100'], answers: sized, at: world.clock.now() }),
    )

  await Promise.all([keep(), keep()])

  expect([...(await readEstimates(world.db, applicationId)).keys()]).toEqual(['h100'])
})

test('staff read the range, the GPUs at once and the checkpoint beside the hours asked', async () => {
  const { world } = held
  const run = { 'line-h100-fewest': '8', 'line-h100-most': '1,024', 'line-h100-checkpoint': 'yes' }
  applicationId = await givenSubmitted(world, people.ada, { answers: { ...answers, compute: { ...sized, ...run } } })

  const [line] = (await readStaffApplication(world, people.june, applicationId))?.lines ?? []

  expect(line).toMatchObject({ fewestGpus: 8, mostGpus: 1024, canCheckpoint: true, estimate: { method: 1 } })
})
