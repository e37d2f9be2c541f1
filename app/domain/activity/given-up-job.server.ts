import { sql } from 'drizzle-orm'
import type { Reads, Tx } from '#db/client.server.ts'

/** Whether the job with this key has failed for good: it is tried no more until somebody says so. */
export async function hasGivenUp(reads: Reads, key: string): Promise<boolean> {
  const [row] = await reads.execute<{ is: boolean }>(sql`select has_given_up(${key}) as is`)
  return row?.is === true
}

/** Removes such a job, in the transaction that drops what it was to do. False when it is not there, or runs or waits again. */
export async function dropGivenUp(tx: Tx, key: string): Promise<boolean> {
  const [row] = await tx.execute<{ is: boolean }>(sql`select drop_given_up(${key}) as is`)
  return row?.is === true
}
