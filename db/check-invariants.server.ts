import type { Sql } from 'postgres'
import { invariants } from './invariants.ts'

export type Broken = { name: string; because: string; rows: Record<string, unknown>[] }

/** Runs every invariant in one read-only snapshot; answers the ones that found rows, with at most ten of each. */
export async function checkInvariants(sql: Sql): Promise<Broken[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const broken: Broken[] = []
    for (const invariant of invariants) {
      const rows = await tx.unsafe(`select * from (${invariant.finds}) as found limit 10`)
      if (rows.length > 0) broken.push({ name: invariant.name, because: invariant.because, rows: [...rows] })
    }
    return broken
  }) as Promise<Broken[]>
}
