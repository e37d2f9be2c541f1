import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'
import { titled } from './parts/titled.ts'

type GiftRefundedProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is in euros; null for a gift in dollars. */
  euros: EuroCents | null
  /** What went back instead of money. */
  property: string | null
  fund: string
  paper: 'receipt' | 'acknowledgement'
  number: string
  statements: string[]
  contact: string
}

export function subject(sum: GiftRefundedProps): string {
  return sum.property ? 'What you gave goes back to you' : `${formatGiven(sum)} is on its way back to you`
}

/** Tells that money went back, and what the new receipt says. */
export default function GiftRefunded(props: GiftRefundedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${titled(props.paper)} ${props.number}`}
      title={`Your gift was returned, ${props.giver}`}
      from={from}
    >
      <Figure>{props.property ?? formatGiven(props)}</Figure>
      <Words>
        {props.property
          ? `We have returned to you what you gave to the ${props.fund}.`
          : `We have returned this much of your gift to the ${props.fund}. Your bank shows it within five to ten working days.`}
      </Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        The {props.paper} that counts now is {props.number}; it is attached.
      </Words>
      <Words>If you did not expect this, write to {props.contact}.</Words>
    </LetterFrame>
  )
}

export const Example: GiftRefundedProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  euros: null,
  property: null,
  fund: 'Compute fund',
  paper: 'receipt',
  number: '2026-000002',
  statements: [
    'This receipt replaces receipt 2026-000001, which no longer counts.',
    'Your gift of $103.30 on 3 March 2026 was returned to you in full. There is no contribution to deduct.',
  ],
  contact: 'hello@atom.test',
}
