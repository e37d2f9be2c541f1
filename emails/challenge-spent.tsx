import { formatCents } from '#app/units/money.ts'
import { type ChallengeProps, Owed, Example as Shared } from './parts/challenge-parts.tsx'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ name, pool }: ChallengeProps): string {
  return `${name}: all ${formatCents(pool, { wholeWhenRound: true })} are matched`
}

/** To the matching donor, the first time nothing is left of the pool. */
export default function ChallengeSpent(props: ChallengeProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={subject(props)} title={`Your challenge is met, ${props.giver}`} from={from}>
      <Figure>{formatCents(props.matched)}</Figure>
      <Words>
        {props.gifts === 1 ? 'One gift has' : `${props.gifts.toLocaleString('en-US')} gifts have`} taken up the whole of{' '}
        {props.name}. When one of them goes back, its match returns to the pool, until the challenge ends.
      </Words>
      <Owed {...props} />
    </LetterFrame>
  )
}

export const Example: ChallengeProps = { ...Shared, matched: Shared.pool, owed: Shared.pool }
