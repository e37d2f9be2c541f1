import { sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'

/** Removes jobs that were added again while a worker that was killed had them. Answers how many there were. */
export async function forgetJobs(world: Touches<'db'>): Promise<{ jobs: number }> {
  const [row] = await world.db.execute<{ jobs: string }>(sql`select forget_superseded_jobs()::text as jobs`)
  return { jobs: Number(row?.jobs ?? 0) }
}
