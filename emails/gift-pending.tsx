import { type EuroCents, formatGiven } from '#app/units/euros.ts'
import { type Cents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type GiftPendingProps = {
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is in euros; null for a gift in dollars. */
  euros: EuroCents | null
  fund: string
  thanksUrl: string
  contact: string
}

export function subject(sum: GiftPendingProps): string {
  return `Your gift of ${formatGiven(sum)} is on its way from your bank`
}

/** Thanks for a bank debit that has begun: it is no gift yet, and no receipt. */
export default function GiftPending(props: GiftPendingProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="The receipt follows when it is here" title={`Thank you, ${props.giver}`} from={from}>
      <Figure>{formatGiven(props)}</Figure>
      <Words>
        Your bank debit to the {props.fund} has begun. Banks take{' '}
        {props.euros === null ? 'up to four' : 'five to fourteen'} working days. Your receipt comes when the money is
        here, with the day of your payment; this letter is none.
        {props.euros !== null &&
          ' It says how many dollars your euros brought, for the lab keeps its books in dollars.'}
      </Words>
      <Words>Please do not pay a second time.</Words>
      <Words>
        <Go to={props.thanksUrl}>See how it stands</Go>, or write to {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: GiftPendingProps = {
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(100.81),
  euros: null,
  fund: 'Compute fund',
  thanksUrl: 'https://atom.test/thanks/gft_1',
  contact: 'hello@atom.test',
}
