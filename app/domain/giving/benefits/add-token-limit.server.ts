import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { tokenLimits } from '#db/schema/benefits.ts'
import { mayIssueReceipts } from '../policy.ts'
import { type LimitFault, limitFault, type TokenLimit } from './benefit.ts'

export type AddLimitRefusal = 'not-an-officer' | 'not-a-year' | LimitFault | 'known-already'
type Ask = { year: number; limit: TokenLimit; source: string; requestId?: string | undefined }

/**
 * Writes down what the tax office ignores as too small in a year, with where it says so (IRS Rev. Proc. 90-12 and its yearly successors). A year is
 * written once and corrected by a further version. Takes this year, the next, and those before.
 */
export async function addTokenLimit(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  { year, limit, source, requestId }: Ask,
): Promise<Outcome<undefined, AddLimitRefusal>> {
  if (!mayIssueReceipts(officer)) return refuse('not-an-officer')
  const at = world.clock.now()
  const thisYear = Number(dayIn(world.lab.timeZone, at).slice(0, 4))
  if (!Number.isInteger(year) || year < firstYear || year > thisYear + 1) return refuse('not-a-year')
  const fault = limitFault(limit, source)
  if (fault) return refuse(fault)
  const { itemCost, itemGift, shareMost, shareBasisPoints } = limit
  return world.db.transaction(async (tx) => {
    const [added] = await tx
      .insert(tokenLimits)
      .values({
        ...{ year, version: 1, itemCost, itemGift, shareMost, shareBasisPoints, source: source.trim() },
        writtenBy: officer.id,
        writtenAt: at,
      })
      .onConflictDoNothing()
      .returning({ year: tokenLimits.year })
    if (!added) return refuse('known-already')
    const by = { ids: world.ids, at, actor: actorOf(officer, requestId) }
    const subject = { type: 'token-limit', id: String(year) }
    await recordHappening(tx, by, { kind: 'token-limit-added', subject, after: { itemCost, itemGift, shareMost } })
    return done()
  })
}

/** The first year of Rev. Proc. 90-12. */
const firstYear = 1990
