import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'
import { titled } from './parts/titled.ts'

type RefundFailedProps = {
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

export function subject(sum: RefundFailedProps): string {
  return `${formatGiven(sum)} did not reach your account`
}

/** Takes back what an earlier letter said: the bank did not take the money, and the gift stands for now. */
export default function RefundFailed(props: RefundFailedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${titled(props.paper)} ${props.number}`}
      title={`Your refund did not go through, ${props.giver}`}
      from={from}
    >
      <Figure>{formatGiven(props)}</Figure>
      <Words>
        We wrote that this much of your gift to the {props.fund} is on its way back to you. Your bank did not take it,
        and the money is with us again. We are looking for another way; if your account has changed, write to{' '}
        {props.contact}.
      </Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        Until then the {props.paper} that counts is {props.number}; it is attached.
      </Words>
    </LetterFrame>
  )
}

export const Example: RefundFailedProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  euros: null,
  fund: 'Compute fund',
  paper: 'receipt',
  number: '2026-000003',
  statements: [
    'This receipt replaces receipt 2026-000002, which no longer counts.',
    'ATOM Open Models Laboratory, Inc. received your gift of $103.30 on 3 March 2026.',
    'No goods or services were provided in exchange for this gift.',
  ],
  contact: 'hello@atom.test',
}
