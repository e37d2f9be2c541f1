import { asc, desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { pledgeVersionLines, pledgeVersions } from '#db/schema/pledges.ts'

export type PledgeVersion = {
  version: number
  reason: string
  madeAt: Date
  lines: { place: number; dueOn: Day; amount: Cents }[]
}

/** Every schedule a pledge has had, the newest first. */
export async function readVersions(reads: Reads, id: Id<'plg'>): Promise<PledgeVersion[]> {
  const [versions, lines] = await Promise.all([
    reads.select().from(pledgeVersions).where(eq(pledgeVersions.pledgeId, id)).orderBy(desc(pledgeVersions.version)),
    reads
      .select()
      .from(pledgeVersionLines)
      .where(eq(pledgeVersionLines.pledgeId, id))
      .orderBy(asc(pledgeVersionLines.place)),
  ])
  return versions.map(({ version, reason, madeAt }) => ({
    version,
    reason,
    madeAt,
    lines: lines.filter((line) => line.version === version),
  }))
}
