import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { softCredits } from '#db/schema/donors.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'

export type GrantAdvisedProps = {
  labName: string
  legalName: string
  address: string
  adviser: string
  sponsor: string
  amount: Cents
  fund: string
  day: string
  impactUrl: string
}

/** What whoever advised a grant reads: thanks, and why there is no receipt. */
export async function gatherGrantAdvised(
  world: Touches<'db' | 'lab'>,
  creditId: string,
): Promise<GrantAdvisedProps | null> {
  const [row] = await world.db
    .select({ adviser: donors.name, amount: softCredits.amount, gift: gifts, fund: fundNamesOf })
    .from(softCredits)
    .innerJoin(donors, eq(donors.id, softCredits.donorId))
    .innerJoin(gifts, eq(gifts.id, softCredits.giftId))
    .where(eq(softCredits.id, creditId as Id<'sfc'>))
  if (!row?.gift.giftDate) return null
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    adviser: row.adviser,
    sponsor: row.gift.giverName,
    amount: row.amount,
    fund: row.fund,
    day: formatDay(row.gift.giftDate),
    impactUrl: `${lab.origin}${paths.impact()}`,
  }
}
