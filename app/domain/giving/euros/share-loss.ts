import { type EuroCents, euroCents } from '#app/units/euros.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { type EurosLeft, worthOf } from './euros.ts'

export type Loss = {
  /** What of the gift is lost, in its own dollars and in euros. */
  taken: Cents
  eurosTaken: EuroCents
  /** What the bank took that had gone back already, in the dollars it took. */
  beyond: Cents
  /** What it took more than both, or less: euros at the rate of another day. */
  difference: bigint
}

/** What a lost dispute of a gift in euros comes to: `held` dollars for `disputed` euros, of which the gift may have fewer left. */
export function shareLoss({ held, disputed, left }: { held: Cents; disputed: EuroCents; left: EurosLeft }): Loss {
  if (disputed <= 0n) throw new Error('a dispute about no euros takes nothing')
  const eurosTaken = euroCents(disputed < left.euros ? disputed : left.euros)
  const taken = eurosTaken > 0n ? worthOf(eurosTaken, left) : cents(0n)
  const beyond = cents(eurosTaken > 0n ? (held * (disputed - eurosTaken)) / disputed : held)
  return { taken, eurosTaken, beyond, difference: held - taken - beyond }
}
