import { type Cents, cents, formatCents } from '#app/units/money.ts'

/** What comes back to a giver, with its fair value in good faith, what it costs the lab, and whether it bears the lab's name or mark. */
export type Benefit = { words: string; fairValue: Cents; cost: Cents; bearsName: boolean }

/** What a campaign promised, and whether its giver has it. */
export const owedViews = ['owed', 'given'] as const
export type OwedView = (typeof owedViews)[number]

/** What is too small to count in one year (IRS Rev. Proc. 90-12, indexed). */
export type TokenLimit = { itemCost: Cents; itemGift: Cents; shareBasisPoints: number; shareMost: Cents }

export type LimitFault = 'no-amounts' | 'too-much' | 'no-source'

/** Far above what the tax office has ever ignored: beyond it a slip of the finger is likelier. */
const mostIgnored = 100_000_000n

/** What makes limits none that can be written down; null when nothing does. */
export function limitFault(limit: TokenLimit, source: string): LimitFault | null {
  const { itemCost, itemGift, shareMost, shareBasisPoints } = limit
  const amounts = [itemCost, itemGift, shareMost]
  if (amounts.some((amount) => amount <= 0n) || shareBasisPoints <= 0) return 'no-amounts'
  if (amounts.some((amount) => amount > mostIgnored) || shareBasisPoints > 10_000) return 'too-much'
  return source.trim() === '' ? 'no-source' : null
}

/**
 * Whether a benefit is so small that the whole gift is deductible (Rev. Proc. 90-12, 3.01): a small share of the gift, or an item of little
 * cost that bears the lab's name. Without the year's limits nothing is: that errs on the giver's safe side.
 */
export function isToken(benefit: Omit<Benefit, 'words'>, gift: Cents, limit: TokenLimit | null): boolean {
  if (!limit) return false
  const share = (gift * BigInt(limit.shareBasisPoints)) / 10_000n
  const isSmallShare = benefit.fairValue <= share && benefit.fairValue <= limit.shareMost
  const isLowCost = benefit.bearsName && benefit.cost <= limit.itemCost && gift >= limit.itemGift
  return isSmallShare || isLowCost
}

/** What of a gift may be deducted: what is beyond the fair value of what came back, and never less than nothing. */
export function deductibleOf(gift: Cents, benefit: { fairValue: Cents; isToken: boolean } | null): Cents {
  if (!benefit || benefit.isToken) return gift
  return cents(gift > benefit.fairValue ? gift - benefit.fairValue : 0n)
}

/** What is never given in return: it would sell what the lab is for (docs/money.md#receipts). */
const notForSale = [
  /\b(gpus?|compute|priority|queues?|allocations?|early access|model access|apis?)\b/i,
  /\baccess to (\w+ ){0,3}(models?|weights|checkpoints)\b/i,
  /\b(computing|machine|node)[ -](time|hours?|credits?)\b|\b(clusters?|inference)\b/i,
  // The names of accelerators: H100, GB200, MI300X.
  /\b(gb|mi|[abhv])\d{3}x?\b/i,
]

export function isNotForSale(words: string): boolean {
  return notForSale.some((sold) => sold.test(words))
}

/** What may be deducted of gifts that come with the benefit, beside its value: of each gift shown, whether the benefit is a token. */
export function deductibleWords(areTokens: readonly boolean[]): string {
  if (areTokens.every((isOne) => isOne)) return 'That is so little that the whole gift may be deducted.'
  if (areTokens.some((isOne) => isOne)) return 'What may be deducted depends on the gift.'
  return 'What you give beyond that may be deducted.'
}

/** The sentences of a receipt about what came back. The law wants them above $75 (IRC 6115); the lab tells them for every gift. */
export function benefitStatements(
  amount: Cents,
  benefit: { words: string; fairValue: Cents; isToken: boolean },
): string[] {
  const { words, fairValue } = benefit
  if (benefit.isToken) {
    return [
      `In return you received: ${words}. Its value is insubstantial under the rules of the tax office, so the full amount of your gift counts.`,
    ]
  }
  return [
    `In return you received: ${words}. We estimate its value in good faith at ${formatCents(fairValue)}.`,
    `What you may deduct is limited to what you gave beyond that value: ${formatCents(deductibleOf(amount, benefit))}.`,
  ]
}
