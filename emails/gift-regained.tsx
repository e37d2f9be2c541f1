import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'
import { titled } from './parts/titled.ts'

type GiftRegainedProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is in euros; null for a gift in dollars. */
  euros: EuroCents | null
  fund: string
  paper: 'receipt' | 'acknowledgement'
  number: string
  statements: string[]
  contact: string
}

export function subject(sum: GiftRegainedProps): string {
  return `Your gift of ${formatGiven(sum)} reached us after all`
}

/** Tells that a bank which had taken a gift back has given it to the lab again, and which receipt counts now. */
export default function GiftRegained(props: GiftRegainedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${titled(props.paper)} ${props.number}`}
      title={`Your gift is with us again, ${props.giver}`}
      from={from}
    >
      <Figure>{formatGiven(props)}</Figure>
      <Words>
        {`Your bank had taken your gift to the ${props.fund} back, and has now decided that it stays with us. You were not charged again: it is the same payment.`}
      </Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        The {props.paper} that counts now is {props.number}; it is attached.
      </Words>
      <Words>If you did not expect this, write to {props.contact}, and we will find out what happened.</Words>
    </LetterFrame>
  )
}

export const Example: GiftRegainedProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  euros: null,
  fund: 'Compute fund',
  paper: 'receipt',
  number: '2026-000003',
  statements: ['This receipt replaces receipt 2026-000002, which no longer counts.'],
  contact: 'hello@atom.test',
}
