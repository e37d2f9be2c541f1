import { afterEach, expect, test, vi } from 'vitest'
import { keepPresence } from '#app/platform/queue-presence.server.ts'
import { openDb } from '#db/client.server.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of open.splice(0)) await stop()
})

/** The queue as its owner sees it: a job that this worker took a minute ago, and who holds it now. */
async function takenBy(worker: string) {
  const { sql, close } = openDb({ url: held.world.url, connections: 1, asOwner: true })
  open.push(close)
  const [job] = await sql<{ id: string }[]>`select id from graphile_worker.add_job('check-books')`
  const id = job?.id ?? ''
  await sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - interval '1 minute' where id = ${id}`
  return async () => {
    const [row] = await sql<{ locked_by: string | null }[]>`
      select locked_by from graphile_worker._private_jobs where id = ${id}`
    return row?.locked_by
  }
}

test('the job of a worker that was killed is free for another, and that of a living one is not', async () => {
  const holderOfDead = await takenBy('pool-dead')
  const holderOfLiving = await takenBy('pool-living')

  open.push(keepPresence(held.world.url, 'pool-living').stop)
  await vi.waitFor(async () => expect(await holderOfDead()).toBeNull())
  const holderOfLate = await takenBy('pool-late')

  open.push(keepPresence(held.world.url, 'pool-other').stop)

  await vi.waitFor(async () => expect(await holderOfLate()).toBeNull())
  expect(await holderOfLiving()).toBe('pool-living')
})
