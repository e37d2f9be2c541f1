import { feeCoverOf } from '#app/domain/giving/fee-cover.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents, usd } from '#app/units/money.ts'
import { pick } from '../dice.ts'

export type LargeDonor = { id: Id<'dnr'>; name: string; email: string | null }

/** A gift as it might have been given: who, when, how much, and how it ended. */
export type LargeGift = {
  donor: LargeDonor
  at: Date
  fundId: Id<'fnd'>
  fundName: string
  giftAmount: Cents
  feeCover: Cents
  gross: Cents
  /** What Stripe kept. */
  fee: Cents
  state: 'settled' | 'failed' | 'expired'
  isAnonymous: boolean
  publicName: string | null
}

const first = [
  ...[
    'Amara',
    'Bela',
    'Chidi',
    'Dana',
    'Elif',
    'Farid',
    'Greta',
    'Hana',
    'Ivo',
    'Jun',
    'Kemal',
    'Lena',
    'Marta',
    'Nils',
  ],
  ...['Oluwa', 'Petra', 'Quinn', 'Rosa', 'Samir', 'Tova', 'Uma', 'Vito', 'Wanda', 'Xenia', 'Yara', 'Zane'],
]
const last = [
  ...['Abara', 'Berg', 'Castillo', 'Diallo', 'Eriksen', 'Fofana', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Kaya', 'Lopez'],
  ...['Moreau', 'Ndiaye', 'Okafor', 'Park', 'Quispe', 'Rossi', 'Sato', 'Tanaka', 'Ueda', 'Varga', 'Weber', 'Young'],
]
/** Most gifts are small, a few are not. */
const dollars = [10, 10, 25, 25, 25, 50, 50, 50, 100, 100, 100, 250, 250, 500, 1_000, 5_000]

export function nameOf(random: () => number): string {
  return `${pick(random, first)} ${pick(random, last)}`
}

/** One gift by the dice: nineteen in twenty settle, a third of them show a name, every second covers the fee. */
export function largeGift(
  random: () => number,
  from: { donors: readonly LargeDonor[]; funds: readonly { id: Id<'fnd'>; name: string }[]; at: Date },
): LargeGift {
  // A square draws the first donors more often: some give every month, many once.
  const donor = from.donors[Math.floor(random() ** 2 * from.donors.length)] ?? pick(random, from.donors)
  const fund = pick(random, from.funds)
  const giftAmount = usd(pick(random, dollars))
  const feeCover = random() < 0.5 ? feeCoverOf(giftAmount) : cents(0n)
  const gross = addCents(giftAmount, feeCover)
  const end = random()
  const shows = random()
  return {
    donor,
    at: from.at,
    fundId: fund.id,
    fundName: fund.name,
    giftAmount,
    feeCover,
    gross,
    fee: cents((gross * 290n) / 10_000n + 30n),
    state: end < 0.95 ? 'settled' : end < 0.98 ? 'expired' : 'failed',
    isAnonymous: shows > 0.9,
    publicName: shows < 0.3 ? donor.name : null,
  }
}
