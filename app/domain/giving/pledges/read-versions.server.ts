import { asc, desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { pledgeVersionLines, pledgeVersionShares, pledgeVersions } from '#db/schema/pledges.ts'

export type PledgeVersion = {
  version: number
  reason: string
  madeAt: Date
  lines: { place: number; dueOn: Day; amount: Cents }[]
  /** How it divided what was to come; empty when it divided nothing anew. */
  shares: { fund: string; amount: Cents }[]
}

/** Every schedule a pledge has had, the newest first. */
export async function readVersions(reads: Reads, id: Id<'plg'>): Promise<PledgeVersion[]> {
  const [versions, lines, shares] = await Promise.all([
    reads.select().from(pledgeVersions).where(eq(pledgeVersions.pledgeId, id)).orderBy(desc(pledgeVersions.version)),
    reads
      .select()
      .from(pledgeVersionLines)
      .where(eq(pledgeVersionLines.pledgeId, id))
      .orderBy(asc(pledgeVersionLines.place)),
    reads
      .select({ version: pledgeVersionShares.version, fund: funds.name, amount: pledgeVersionShares.amount })
      .from(pledgeVersionShares)
      .innerJoin(funds, eq(funds.id, pledgeVersionShares.fundId))
      .where(eq(pledgeVersionShares.pledgeId, id))
      .orderBy(asc(funds.position), asc(funds.id)),
  ])
  return versions.map(({ version, reason, madeAt }) => ({
    version,
    reason,
    madeAt,
    lines: lines.filter((line) => line.version === version),
    shares: shares.filter((share) => share.version === version),
  }))
}
