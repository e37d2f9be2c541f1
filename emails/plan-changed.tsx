import { Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

type PlanChangedProps = PlanLetter & { what: string }

export function subject({ labName }: PlanChangedProps): string {
  return `Your gift to ${labName} was changed`
}

/** What was changed in a gift that repeats, so that nobody changes it unnoticed. */
export default function PlanChanged(props: PlanChangedProps) {
  return (
    <PlanLetterFrame letter={props} preview={props.what} title="Your gift was changed">
      <Words>
        {props.giver}, {props.what.charAt(0).toLowerCase() + props.what.slice(1)}
      </Words>
      {props.next && <Words>The next charge is on {props.next}.</Words>}
      <Words>If this was not you, open the link below or write to us.</Words>
    </PlanLetterFrame>
  )
}

export const Example: PlanChangedProps = {
  ...examplePlan,
  what: 'Your gift was $25 and is now $40 monthly. The day stays as it was, and nothing was charged for the change.',
}
