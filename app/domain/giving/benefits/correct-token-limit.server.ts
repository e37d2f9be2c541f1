import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { tokenLimits } from '#db/schema/benefits.ts'
import { mayIssueReceipts } from '../policy.ts'
import { type LimitFault, limitFault, type TokenLimit } from './benefit.ts'
import { readLimitVersions } from './read-benefits.server.ts'

export type CorrectLimitRefusal =
  | 'not-an-officer'
  | 'no-such-year'
  | LimitFault
  | 'no-reason'
  | 'as-it-was'
  | 'corrected-meanwhile'

type Ask = {
  year: number
  /** The version that was seen and is wrong. */
  version: number
  limit: TokenLimit
  source: string
  reason: string
  requestId?: string | undefined
}

/**
 * Corrects what was written down of a year, by a further version: receipts that are issued from now on go by it, those that were issued stay as
 * they are until finance issues them anew. The version before is kept. Refuses one that somebody has corrected meanwhile, and no change.
 */
export async function correctTokenLimit(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  { year, version, limit, source, reason, requestId }: Ask,
): Promise<Outcome<undefined, CorrectLimitRefusal>> {
  if (!mayIssueReceipts(officer)) return refuse('not-an-officer')
  const fault = limitFault(limit, source)
  if (fault) return refuse(fault)
  if (reason.trim() === '') return refuse('no-reason')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [counts] = await readLimitVersions(tx, year)
    if (!counts) return refuse('no-such-year')
    if (counts.version !== version) return refuse('corrected-meanwhile')
    const { itemCost, itemGift, shareMost, shareBasisPoints } = limit
    const figures = { itemCost, itemGift, shareMost, shareBasisPoints }
    const written = { ...figures, source: source.trim() }
    if (isSame(counts, written)) return refuse('as-it-was')
    const [added] = await tx
      .insert(tokenLimits)
      .values({ year, version: version + 1, ...written, reason: reason.trim(), writtenBy: officer.id, writtenAt: at })
      .onConflictDoNothing()
      .returning({ version: tokenLimits.version })
    if (!added) return refuse('corrected-meanwhile')
    const before = {
      itemCost: counts.itemCost,
      itemGift: counts.itemGift,
      shareMost: counts.shareMost,
      shareBasisPoints: counts.shareBasisPoints,
    }
    const by = { ids: world.ids, at, actor: actorOf(officer, requestId) }
    const subject = { type: 'token-limit', id: String(year) }
    await recordHappening(tx, by, { kind: 'token-limit-corrected', subject, before, after: figures })
    return done()
  })
}

type Written = TokenLimit & { source: string }

function isSame(one: Written, other: Written): boolean {
  const names = ['itemCost', 'itemGift', 'shareMost', 'shareBasisPoints', 'source'] as const
  return names.every((name) => one[name] === other[name])
}
