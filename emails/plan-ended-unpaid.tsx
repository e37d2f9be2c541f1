import { Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

export function subject({ labName }: PlanLetter): string {
  return `Your gift to ${labName} has ended`
}

/** The last of three: nobody could be charged, so nothing is tried any more. */
export default function PlanEndedUnpaid(props: PlanLetter) {
  return (
    <PlanLetterFrame letter={props} preview="Nothing is owed." title="Your gift has ended">
      <Words>
        {props.giver}, the card for your gift of {props.words} to the {props.fund} could not be charged for two weeks.
        We have stopped trying. Nothing is owed, and every gift that arrived stays where it is.
      </Words>
      <Words>If you would like to go on, begin a new gift with another card; it is a page and a minute.</Words>
    </PlanLetterFrame>
  )
}

export const Example: PlanLetter = { ...examplePlan, next: null }
