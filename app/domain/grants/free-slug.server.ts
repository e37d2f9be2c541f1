import { like, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { outputs, projects } from '#db/schema/grants.ts'

/** Addresses and Slurm accounts are given out one at a time: whoever looks for a free one holds this until the transaction ends. */
export async function lockAddresses(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('grants-addresses'))`)
}

/** The wished address, or the next free one after it. Given out one at a time, so two acts at once never choose the same. */
export async function freeSlug(tx: Tx, of: 'project' | 'output', wanted: string): Promise<string> {
  await lockAddresses(tx)
  const table = of === 'project' ? projects : outputs
  const rows = await tx
    .select({ slug: table.slug })
    .from(table)
    .where(like(table.slug, `${wanted}%`))
  const taken = new Set(rows.map((row) => row.slug))
  let slug = wanted
  for (let place = 2; taken.has(slug); place += 1) slug = `${wanted}-${place}`
  return slug
}
