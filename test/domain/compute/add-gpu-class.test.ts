import { expect, test } from 'vitest'
import { addGpuClass } from '#app/domain/compute/add-gpu-class.server.ts'
import { readSupplyChoices } from '#app/domain/compute/read-capacity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a class is listed once, by the code Slurm uses, and only by officers', async () => {
  const { world } = held
  const { ravi, grace } = await cast(world)
  const asked = { code: 'B200', name: 'NVIDIA B200', gpuCount: 8 }

  expect(made(await addGpuClass(world, actorOf(ravi), asked))).toEqual({ code: 'b200' })
  made(await addGpuClass(world, actorOf(ravi), { ...asked, gpuCount: 16 }))

  expect((await readSupplyChoices(world.db)).classes).toEqual([{ code: 'b200', name: 'NVIDIA B200' }])
  expect(await addGpuClass(world, actorOf(ravi), { ...asked, code: 'no good' })).toMatchObject({
    refused: 'not-a-class',
  })
  expect(await addGpuClass(world, actorOf(grace), asked)).toMatchObject({ refused: 'not-allowed' })
})
