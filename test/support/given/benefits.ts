import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { setBenefit } from '#app/domain/giving/benefits/set-benefit.server.ts'
import { createCampaign } from '#app/domain/giving/create-campaign.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { tokenLimits } from '#db/schema/benefits.ts'
import type { TestWorld } from '#test/support/world.ts'
import { made } from './grants.ts'

/** A dinner worth $30 that costs the lab $25, with gifts of $100 and more. */
export const dinner: CampaignBenefit = {
  words: 'Dinner at the open day',
  fairValue: usd(30),
  cost: usd(25),
  bearsName: false,
  leastGift: usd(100),
}

/** The tax office's limits of a year, as in 2026 unless told. */
export async function givenTokenLimits(world: TestWorld, year = 2026): Promise<void> {
  const amounts = { itemCost: usd(13.9), itemGift: usd(69.5), shareBasisPoints: 200, shareMost: usd(139) }
  await world.db.insert(tokenLimits).values({ year, ...amounts, source: 'Rev. Proc. 2025-32' })
}

/** A campaign for this fund that gives something in return: the dinner unless told. */
export async function givenCampaignWithBenefit(
  world: TestWorld,
  fay: Person,
  { fundId, benefit = dinner }: { fundId: Id<'fnd'>; benefit?: CampaignBenefit },
): Promise<Id<'cmp'>> {
  const { campaignId } = made(
    await createCampaign(world, fay, {
      slug: 'open-day',
      name: 'Open day',
      ask: 'Come and see.',
      fundId,
      goalKind: 'dollars',
      goal: 100_000n,
      opensAt: world.clock.now(),
      closesAt: null,
    }),
  )
  made(await setBenefit(world, fay, { campaignId, benefit }))
  return campaignId
}
