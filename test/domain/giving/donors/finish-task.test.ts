import { expect, test } from 'vitest'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { finishTask } from '#app/domain/giving/donors/finish-task.server.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import type { Day } from '#app/units/time.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a task is ticked off once, by whoever comes first', async () => {
  const { world, fay, mina, otto } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const call = { donorId, words: 'Call her', dueOn: '2026-03-20' as Day, assigneeId: fay.id }
  const { taskId } = made(await addTask(world, fay, call))

  const refused = [await finishTask(world, otto, { taskId }), await finishTask(world, fay, { taskId: 'tsk_none' })]
  const ticked = await Promise.all([finishTask(world, fay, { taskId }), finishTask(world, mina, { taskId })])

  expect(refused).toEqual([
    { ok: false, refused: 'not-staff' },
    { ok: false, refused: 'no-such-task' },
  ])
  expect(ticked.filter(({ ok }) => ok)).toHaveLength(1)
  expect(ticked).toContainEqual({ ok: false, refused: 'done-already' })
  expect((await readDonorRecord(world, otto, donorId))?.tasks).toMatchObject([{ doneAt: world.clock.now() }])
})
