import { formatCents } from '#app/units/money.ts'
import { type ChallengeProps, Owed, Example as Shared } from './parts/challenge-parts.tsx'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ name, matched }: ChallengeProps): string {
  return `${name} has ended: ${formatCents(matched, { wholeWhenRound: true })} matched`
}

/** To the matching donor, when her challenge is over: what it came to, and what is to be paid. */
export default function ChallengeEnded(props: ChallengeProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={subject(props)} title={`Your challenge has ended, ${props.giver}`} from={from}>
      <Figure>{formatCents(props.matched)}</Figure>
      <Words>
        of {formatCents(props.pool, { wholeWhenRound: true })} were matched by{' '}
        {props.gifts === 1 ? 'one gift' : `${props.gifts.toLocaleString('en-US')} gifts`}. What was not matched is not
        owed.
      </Words>
      <Owed {...props} />
    </LetterFrame>
  )
}

export const Example: ChallengeProps = Shared
