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

async function asOwner<Answer>(world: TestWorld, work: (sql: TestWorld['sql']) => Promise<Answer>): Promise<Answer> {
  const owner = openDb({ url: world.url, asOwner: true, connections: 1 })
  try {
    return await work(owner.sql)
  } finally {
    await owner.close()
  }
}
