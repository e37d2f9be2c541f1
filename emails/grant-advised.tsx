import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type GrantAdvisedProps = {
  labName: string
  legalName: string
  address: string
  adviser: string
  sponsor: string
  amount: Cents
  fund: string
  day: string
  impactUrl: string
}

export function subject({ sponsor, amount }: GrantAdvisedProps): string {
  return `Thank you for recommending a grant of ${formatCents(amount)} by ${sponsor}`
}

/** Thanks to whoever advised a grant. The sponsor of the fund gave it: no word here may be taken for a receipt. */
export default function GrantAdvised(props: GrantAdvisedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="With thanks, and without a receipt" title={`Thank you, ${props.adviser}`} from={from}>
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        came to the {props.fund} on {props.day} from {props.sponsor}, on your recommendation. We thank you for it, and
        we have thanked {props.sponsor}.
      </Words>
      <Words>
        This letter is no receipt: the grant was made by {props.sponsor}, to whom its acknowledgement went. You and
        those near you received nothing for it, and no promise of yours was paid with it.
      </Words>
      <Words>
        When {props.labName} spends it on GPU-hours, you can follow <Go to={props.impactUrl}>what all gifts became</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: GrantAdvisedProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  adviser: 'Ada Lovelace',
  sponsor: 'Harbour Gift Fund',
  amount: usd(5_000),
  fund: 'Compute fund',
  day: '3 March 2026',
  impactUrl: 'https://atom.test/impact',
}
