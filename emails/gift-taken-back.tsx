import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'
import { titled } from './parts/titled.ts'

type GiftTakenBackProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is in euros; null for a gift in dollars. */
  euros: EuroCents | null
  fund: string
  /** A bank debit is returned; a card payment is disputed. */
  isReturn: boolean
  /** What it paid of a pledge is owed again. */
  isPledge: boolean
  paper: 'receipt' | 'acknowledgement'
  number: string
  statements: string[]
  contact: string
}

export function subject(sum: GiftTakenBackProps): string {
  return sum.isReturn
    ? `Your bank returned your gift of ${formatGiven(sum)}`
    : `Your bank gave ${formatGiven(sum)} back to you`
}

/** Tells that the giver's bank took money back, and what the new receipt says. */
export default function GiftTakenBack(props: GiftTakenBackProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${titled(props.paper)} ${props.number}`}
      title={`Your gift went back to you, ${props.giver}`}
      from={from}
    >
      <Figure>{formatGiven(props)}</Figure>
      <Words>
        {props.isReturn
          ? `Your bank returned the debit of your gift to the ${props.fund}. The money is in your account again, and no longer ours.`
          : `The payment of your gift to the ${props.fund} was disputed at your bank, and the bank gave the money back to you.`}
      </Words>
      {props.isPledge && (
        <Words>The part of your pledge that it paid is open again. We will write to you about it.</Words>
      )}
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

export const Example: GiftTakenBackProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  euros: null,
  fund: 'Compute fund',
  isReturn: true,
  isPledge: false,
  paper: 'receipt',
  number: '2026-000002',
  statements: [
    'This receipt replaces receipt 2026-000001, which no longer counts.',
    'Your gift of $103.30 on 3 March 2026 was returned to you in full. There is no contribution to deduct.',
  ],
  contact: 'hello@atom.test',
}
