import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

type PlanPaymentFailingProps = PlanLetter & { amount: Cents; nextTry: string | null; payUrl: string | null }

export function subject({ labName }: PlanPaymentFailingProps): string {
  return `Your gift to ${labName} needs another card`
}

/** The second of three: it failed three times, and the card is probably the reason. */
export default function PlanPaymentFailing(props: PlanPaymentFailingProps) {
  return (
    <PlanLetterFrame letter={props} preview="Three tries failed." title="Your gift needs another card">
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        {props.giver}, we tried three times to charge your gift of {props.words} to the {props.fund}, and the bank
        refused each time. If the card was replaced, give the new one by the link below: it takes a minute.
      </Words>
      {props.payUrl && (
        <Words>
          Or pay this one on <Go to={props.payUrl}>the payment page</Go>. If nothing changes we try a few times more,
          and then end the gift; nothing is owed.
        </Words>
      )}
    </PlanLetterFrame>
  )
}

export const Example: PlanPaymentFailingProps = {
  ...examplePlan,
  amount: usd(25),
  nextTry: '10 April 2026',
  payUrl: 'https://pay.example/invoice',
}
