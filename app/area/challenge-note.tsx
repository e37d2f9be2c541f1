import { ratioWords } from '#app/domain/giving/challenges/challenge.ts'
import type { OpenChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { type Cents, cents, formatCents } from '#app/units/money.ts'

type Shown = Pick<
  OpenChallenge,
  'name' | 'by' | 'centsPerDollar' | 'capPerGift' | 'pool' | 'matched' | 'lastOn' | 'fundNames'
>

/** What somebody adds to each gift just now, and how much of it is left. */
export function ChallengeNote({ challenge }: { challenge: Shown }) {
  const { name, by, centsPerDollar, capPerGift, lastOn, fundNames } = challenge
  return (
    <Card kicker="Your gift is matched" title={name} headingLevel={2}>
      <p>
        {by ?? 'A giver who stays anonymous'} {ratioWords(centsPerDollar)} to {fundNames}
        {capPerGift !== null && `, with up to ${dollars(capPerGift)} for each`}, until <OnDay on={lastOn} /> or as long
        as the pool lasts.
      </p>
      <PoolLeft challenge={challenge} />
    </Card>
  )
}

/** A pool: what gifts have taken up, and what is left for the next. */
export function PoolLeft({ challenge }: { challenge: { pool: Cents; matched: Cents } }) {
  const { pool, matched } = challenge
  const left = cents(pool - matched)
  return (
    <Meter
      label={`${dollars(pool)} in all`}
      kind="money"
      parts={[
        { name: 'Matched', amount: matched, shade: 'full', shown: dollars(matched) },
        { name: 'Left', amount: left, shade: 'none', shown: dollars(left) },
      ]}
    />
  )
}

function dollars(amount: Cents): string {
  return formatCents(amount, { wholeWhenRound: true })
}
