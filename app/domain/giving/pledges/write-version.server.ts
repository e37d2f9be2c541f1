import { asc, eq } from 'drizzle-orm'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addCents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledgeVersionLines, pledgeVersions } from '#db/schema/pledges.ts'

/** Keeps the schedule as it stands now as a version that never changes. The caller has written its instalments already. */
export async function writeVersion(
  tx: Tx,
  by: { at: Date; actor: Actor },
  { pledgeId, version, reason }: { pledgeId: Id<'plg'>; version: number; reason: string },
): Promise<void> {
  const lines = await tx
    .select({ place: instalments.place, dueOn: instalments.dueOn, amount: instalments.amount })
    .from(instalments)
    .where(eq(instalments.pledgeId, pledgeId))
    .orderBy(asc(instalments.place))
  const amount = addCents(...lines.map((line) => line.amount))
  await tx
    .insert(pledgeVersions)
    .values({ pledgeId, version, amount, reason, madeBy: actorName(by.actor), madeAt: by.at })
  await tx.insert(pledgeVersionLines).values(lines.map((line) => ({ ...line, pledgeId, version })))
}
