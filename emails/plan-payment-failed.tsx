import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

type PlanPaymentFailedProps = PlanLetter & { amount: Cents; nextTry: string | null; payUrl: string | null }

export function subject({ labName }: PlanPaymentFailedProps): string {
  return `Your card was not charged for ${labName}`
}

/** The first of three: a charge did not go through, and will be tried again by itself. */
export default function PlanPaymentFailed(props: PlanPaymentFailedProps) {
  return (
    <PlanLetterFrame letter={props} preview="Nothing was charged." title="A charge did not go through">
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        {props.giver}, your bank did not let us charge your gift of {props.words} to the {props.fund}. Nothing was
        charged.{props.nextTry ? ` We try again on ${props.nextTry}; there is nothing you must do.` : ''}
      </Words>
      {props.payUrl && (
        <Words>
          If your bank asks you to confirm it, or if you would rather pay it another way, do it on{' '}
          <Go to={props.payUrl}>the payment page</Go>. To use another card from now on, open the link below.
        </Words>
      )}
    </PlanLetterFrame>
  )
}

export const Example: PlanPaymentFailedProps = {
  ...examplePlan,
  amount: usd(25),
  nextTry: '4 April 2026',
  payUrl: 'https://pay.example/invoice',
}
