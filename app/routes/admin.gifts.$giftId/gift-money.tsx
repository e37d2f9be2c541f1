import type { GiftInFull } from '#app/domain/giving/read-gift.server.ts'
import { Money } from '#app/ui/money.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { type Cents, cents } from '#app/units/money.ts'

/** What was paid, what the card cost, what went back, what the lab has: nothing before the gift is settled. */
export function GiftMoney({ gift }: { gift: GiftInFull }) {
  if (gift.lines.length === 0) return null
  const fees = sum(gift.lines.map((line) => line.fee))
  const kept = cents(gift.gross - gift.refunded - fees)
  return (
    <StatRow>
      <Stat label="paid" value={<Money of={gift.gross} />} kind="money" />
      {gift.euros === null && <Stat label="of it to cover the fee" value={<Money of={gift.feeCover} />} kind="money" />}
      <Stat label="the fee" value={<Money of={fees} />} kind="money" />
      {gift.refunded > 0n && <Stat label="given back" value={<Money of={gift.refunded} />} kind="money" />}
      <Stat label="left for the fund’s work" value={<Money of={kept} />} kind="money" />
    </StatRow>
  )
}

function sum(parts: readonly Cents[]): Cents {
  return cents(parts.reduce((total, part) => total + part, 0n))
}
