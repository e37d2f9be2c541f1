import { expect, test } from 'vitest'
import { enqueueJob, enqueueLostJobs } from '#app/domain/activity/enqueue-job.server.ts'
import { forgetJobs } from '#app/domain/activity/forget-jobs.server.ts'
import { countJobs, readJobs } from '#app/platform/read-jobs.server.ts'
import { dieOverJob, freeJobsOfTheDead, restJob } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const none = { failed: 0, retrying: 0, running: 0, waiting: 0 }

const add = (key: string) =>
  held.world.db.transaction((tx) => enqueueJob(tx, 'settle-stripe-event', { eventId: key }, { key }))
const addLost = (key: string) =>
  held.world.db.transaction((tx) => enqueueLostJobs(tx, 'settle-stripe-event', [{ payload: { eventId: key }, key }]))

test('a job that was added again while a killed worker had it has not failed, and is forgotten', async () => {
  await add('evt_one')
  await dieOverJob(held.world, 'evt_one')
  await add('evt_one')
  expect(await countJobs(held.world)).toEqual({ ...none, running: 1, waiting: 1 })

  await freeJobsOfTheDead(held.world)

  expect(await countJobs(held.world)).toEqual({ ...none, waiting: 1 })
  expect(await readJobs(held.world)).toMatchObject([{ state: 'waiting', payload: { eventId: 'evt_one' } }])
  expect(await forgetJobs(held.world)).toEqual({ jobs: 1 })
  expect(await forgetJobs(held.world)).toEqual({ jobs: 0 })
  expect(await countJobs(held.world)).toEqual({ ...none, waiting: 1 })
})

test('a job that runs, waits or will be tried soon is not lost', async () => {
  await add('evt_two')
  const whileItWaits = await addLost('evt_two')
  await dieOverJob(held.world, 'evt_two')
  const whileItRuns = await addLost('evt_two')
  await freeJobsOfTheDead(held.world)
  const whileItIsTriedAgain = await addLost('evt_two')

  expect([whileItWaits, whileItRuns, whileItIsTriedAgain]).toEqual([0, 0, 0])
  expect(await addLost('evt_three')).toBe(1)
})

test('a job that would rest for hours after failures is woken, and keeps what is known of them', async () => {
  await add('evt_four')
  await restJob(held.world, 'evt_four', '2 hours')

  expect(await addLost('evt_four')).toBe(1)

  const [job] = await readJobs(held.world)
  expect(job).toMatchObject({ state: 'retrying', attempts: 9, lastError: 'Stripe does not answer' })
  expect(job?.runAt.getTime()).toBeLessThanOrEqual(Date.now())
})
