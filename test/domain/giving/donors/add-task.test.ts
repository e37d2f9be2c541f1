import { expect, test } from 'vitest'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import type { Day } from '#app/units/time.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('something to do is given to staff who look after donors, and to nobody else', async () => {
  const { world, fay, otto } = await givenGivers(held.world)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const call = { donorId, words: 'Call her', dueOn: '2026-03-20' as Day, assigneeId: fay.id }

  made(await addTask(world, fay, call))

  expect(await addTask(world, fay, { ...call, assigneeId: otto.id })).toEqual({ ok: false, refused: 'not-an-assignee' })
  expect(await addTask(world, fay, { ...call, words: '' })).toEqual({ ok: false, refused: 'no-words' })
  expect(await addTask(world, otto, call)).toEqual({ ok: false, refused: 'not-staff' })
  expect(await readDonorRecord(world, otto, donorId)).toMatchObject({
    tasks: [{ words: 'Call her', assignee: 'Fay Brooks', dueOn: '2026-03-20', doneAt: null }],
  })
})
