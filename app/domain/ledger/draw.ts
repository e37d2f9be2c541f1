import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'

/** A lot whose price is not yet covered, and by how much. */
export type Gap = { lotId: Id<'lot'>; missing: Cents }
/** A gift with money no lot has taken yet. */
export type Purse = { giftId: Id<'gft'>; left: Cents }
export type Draw = { lotId: Id<'lot'>; giftId: Id<'gft'>; amount: Cents }

/** First in, first out: gaps in their order take from purses in theirs, until one of the two runs out. */
export function planDraws(gaps: readonly Gap[], purses: readonly Purse[]): Draw[] {
  const draws: Draw[] = []
  let turn = 0
  let left: bigint = purses[0]?.left ?? 0n
  for (const gap of gaps) {
    let missing: bigint = gap.missing
    while (missing > 0n) {
      const purse = purses[turn]
      if (!purse) return draws
      const amount = missing < left ? missing : left
      if (amount > 0n) draws.push({ lotId: gap.lotId, giftId: purse.giftId, amount: amount as Cents })
      missing -= amount
      left -= amount
      if (left === 0n) {
        turn += 1
        left = purses[turn]?.left ?? 0n
      }
    }
  }
  return draws
}

/** What lots give back when a gift's money went back: the newest purchases first. `paid` comes newest first. */
export function planReturns(excess: bigint, paid: readonly Draw[]): Draw[] {
  const returns: Draw[] = []
  let rest = excess
  for (const draw of paid) {
    if (rest === 0n) break
    const isEnough = draw.amount >= rest
    const amount = isEnough ? rest : draw.amount
    if (amount > 0n) returns.push({ ...draw, amount: -amount as Cents })
    rest -= amount
  }
  return returns
}
