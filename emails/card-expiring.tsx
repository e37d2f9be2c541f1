import { Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

type CardExpiringProps = PlanLetter & { card: string; month: string }

export function subject({ labName }: CardExpiringProps): string {
  return `The card for your gift to ${labName} expires soon`
}

/** A card's last month is near: asked for another before a charge fails. */
export default function CardExpiring(props: CardExpiringProps) {
  return (
    <PlanLetterFrame letter={props} preview={`It expires in ${props.month}.`} title="Your card expires soon">
      <Words>
        {props.giver}, the card ending in {props.card} for your gift of {props.words} to the {props.fund} expires at the
        end of {props.month}. Many banks tell us of the new card by themselves. If yours has a new number, give it by
        the link below.
      </Words>
    </PlanLetterFrame>
  )
}

export const Example: CardExpiringProps = { ...examplePlan, card: '4242', month: 'April 2026' }
