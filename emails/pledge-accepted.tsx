import { formatCents } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { Parts, type PledgeProps } from './parts/pledge-parts.tsx'
import { Example as Received } from './pledge-received.tsx'

export function subject({ amount, labName }: PledgeProps): string {
  return `${labName} accepts your pledge of ${formatCents(amount)}`
}

/** The lab's yes to a pledge, with what it binds and when its parts are due. */
export default function PledgeAccepted(props: PledgeProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${props.labName} accepts it, with thanks`}
      title={`We accept your pledge, ${props.giver}`}
      from={from}
    >
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        {props.legalName} accepts your pledge to the {props.fund}, with thanks. {props.kind}: {props.meaning}
      </Words>
      {props.condition && <Words>Your condition: {props.condition}</Words>}
      <Parts parts={props.parts} />
      <Words>{props.payment}</Words>
      <Words>
        The countersigned letter is attached. It is no receipt: a pledge cannot be deducted. A receipt follows each
        payment
        {props.kind.includes('grants') ? ', made out to the sponsor of your fund' : ''}.
      </Words>
      <Words>
        <Go to={props.pledgeUrl}>See your pledge</Go>: what is due, what was paid, and everything about it.
      </Words>
      <Words>To change a date or the way you pay, answer this letter or write to {props.contact}.</Words>
    </LetterFrame>
  )
}

export const Example: PledgeProps = Received
