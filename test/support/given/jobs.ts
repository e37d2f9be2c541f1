import { openDb } from '#db/client.server.ts'
import type { TestWorld } from '../world.ts'

/** Keys of the jobs that wait and begin so. The portal may add jobs but not look at them; the owner of the database may. */
export async function readJobKeys(world: TestWorld, prefix: string): Promise<string[]> {
  return asOwner(world, async (sql) => {
    const rows = await sql<{ key: string }[]>`select key from graphile_worker.jobs where key like ${`${prefix}%`}`
    return rows.map(({ key }) => key)
  })
}

/** A job that is gone, as when a queue is lost. */
export async function loseJob(world: TestWorld, key: string): Promise<void> {
  await asOwner(world, (sql) => sql`select graphile_worker.remove_job(${key})`)
}

/** A worker takes the job with this key and is killed over it. */
export async function dieOverJob(world: TestWorld, key: string): Promise<void> {
  await asOwner(
    world,
    (sql) => sql`
      update graphile_worker._private_jobs set attempts = 1, locked_by = 'the-dead', locked_at = now() where key = ${key}`,
  )
}

/** The job with this key failed nine times and rests for so long, as Postgres writes a time. */
export async function restJob(world: TestWorld, key: string, pause: string): Promise<void> {
  await asOwner(
    world,
    (sql) => sql`
      update graphile_worker._private_jobs set attempts = 9, last_error = 'Stripe does not answer', run_at = now() + ${pause}::interval
      where key = ${key}`,
  )
}

/** The job with this key has failed as often as it is tried. */
export async function giveUpJob(world: TestWorld, key: string): Promise<void> {
  await asOwner(
    world,
    (sql) => sql`
      update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'The file cannot be read', locked_at = null where key = ${key}`,
  )
}

/** Gives the jobs of the worker that was killed back to the queue. */
export async function freeJobsOfTheDead(world: TestWorld): Promise<void> {
  await asOwner(world, (sql) => sql`select graphile_worker.force_unlock_workers(array['the-dead'])`)
}

async function asOwner<Answer>(world: TestWorld, work: (sql: TestWorld['sql']) => Promise<Answer>): Promise<Answer> {
  const owner = openDb({ url: world.url, asOwner: true, connections: 1 })
  try {
    return await work(owner.sql)
  } finally {
    await owner.close()
  }
}
