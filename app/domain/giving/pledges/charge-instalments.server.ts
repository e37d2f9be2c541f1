import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { chargeInstalment } from './charge-instalment.server.ts'

export type Charged = { expected: number; executed: number; problems: string[] }

/** How many parts one run charges; more than this are left to the next, and the run says so. */
const mostAtOnce = 1_000

/**
 * Charges every instalment that is due and has a saved method, each on its own: one that fails does not stop the others. A part that
 * another worker charges at the same time counts as done. The caller alarms when fewer were done than expected.
 */
export async function chargeInstalments(world: SettleWorld): Promise<Charged> {
  const due = await readDue(world)
  const charged: Charged = { expected: due.length, executed: 0, problems: [] }
  for (const instalmentId of due) {
    try {
      await chargeInstalment(world, portal('charge-instalments'), instalmentId)
      charged.executed += 1
    } catch (error) {
      // One part must not keep the others from being charged; the job fails at the end and names it.
      charged.problems.push(`${instalmentId}: ${error instanceof Error ? error.message : 'no reason given'}`)
    }
  }
  if (due.length === mostAtOnce) charged.problems.push(`more than ${mostAtOnce} parts are due`)
  return charged
}

async function readDue(world: Touches<'db' | 'clock' | 'lab'>): Promise<Id<'ins'>[]> {
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const rows = await world.db
    .select({ id: instalments.id })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .innerJoin(
      pledgeMethods,
      and(
        eq(pledgeMethods.pledgeId, pledges.id),
        eq(pledgeMethods.state, 'saved'),
        eq(pledgeMethods.channel, sql`${pledges.method}`),
      ),
    )
    .where(
      and(
        eq(pledges.state, 'active'),
        inArray(instalments.state, ['scheduled', 'partly']),
        isNull(instalments.waitsFor),
        sql`coalesce(${instalments.chargeOn}, ${instalments.dueOn}) <= ${today}`,
      ),
    )
    .orderBy(asc(instalments.dueOn), asc(instalments.id))
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}
