import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type GiftUnpaidProps = {
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is in euros; null for a gift in dollars. */
  euros: EuroCents | null
  fund: string
  giveUrl: string
  contact: string
}

export function subject(sum: GiftUnpaidProps): string {
  return `Your bank did not carry out the debit of ${formatGiven(sum)}`
}

/** A bank debit that came to nothing, days after its giver was thanked. */
export default function GiftUnpaid(props: GiftUnpaidProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="No gift was made" title={`Your gift did not arrive, ${props.giver}`} from={from}>
      <Figure>{formatGiven(props)}</Figure>
      <Words>
        Your bank did not carry out the debit to the {props.fund}. We have received nothing, and no receipt was issued.
        We will not try again by ourselves.
      </Words>
      <Words>
        <Go to={props.giveUrl}>Give another way</Go>, or write to {props.contact} if this is not what you expected.
      </Words>
    </LetterFrame>
  )
}

export const Example: GiftUnpaidProps = {
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(100.81),
  euros: null,
  fund: 'Compute fund',
  giveUrl: 'https://atom.test/give',
  contact: 'hello@atom.test',
}
