import type { Secrets } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import type { CampaignBenefit } from './read-benefits.server.ts'

/** As long as a page may lie open and still be believed. */
const believedForMs = 24 * 3600_000

type Sealing = { secrets: Pick<Secrets, 'seal' | 'open'>; campaignId: Id<'cmp'>; now: Date }

/** What the giving page says is given in return, for its form to carry: it fixes the gift to what was shown, and nobody can write another. */
export function sealBenefit({ secrets, campaignId, now }: Sealing, benefit: CampaignBenefit): string {
  const { words, fairValue, cost, leastGift, bearsName } = benefit
  const said = [now.getTime(), words, `${fairValue}`, `${cost}`, `${leastGift}`, bearsName]
  return secrets.seal(JSON.stringify(said), campaignId)
}

/** What a page said; null when the form carries nothing of ours, or lay open for more than a day. */
export function openBenefit({ secrets, campaignId, now }: Sealing, sealed: string): CampaignBenefit | null {
  const opened = secrets.open(sealed, campaignId)
  if (!opened) return null
  const [at, words, ...rest] = JSON.parse(opened.text) as [number, string, string, string, string, boolean]
  if (now.getTime() - at > believedForMs) return null
  const [fairValue, cost, leastGift, bearsName] = rest
  return {
    words,
    fairValue: cents(BigInt(fairValue)),
    cost: cents(BigInt(cost)),
    leastGift: cents(BigInt(leastGift)),
    bearsName,
  }
}
