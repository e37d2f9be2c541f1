import { drizzle } from 'drizzle-orm/postgres-js'
import type { Db } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import type { TestWorld } from './world.ts'

/** The world's database, counting what it is asked: for reads that must not ask more for more rows. */
export function countingQueries(world: TestWorld): { db: Db; queries: () => number } {
  let asked = 0
  const logQuery = () => {
    asked += 1
  }
  return { db: drizzle(world.sql, { schema, logger: { logQuery } }), queries: () => asked }
}
