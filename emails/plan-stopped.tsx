import { Words } from './parts/letter-frame.tsx'
import { examplePlan, type PlanLetter, PlanLetterFrame } from './parts/plan-letter.tsx'

type PlanStoppedProps = PlanLetter & { what: string }

export function subject({ labName }: PlanStoppedProps): string {
  return `Your gift to ${labName} is stopped`
}

/** A gift that repeats was stopped; the link takes it up again while that is possible. */
export default function PlanStopped(props: PlanStoppedProps) {
  return (
    <PlanLetterFrame letter={props} preview="Nothing more is charged." title="Your gift is stopped">
      <Words>
        {props.giver}, your gift of {props.words} to the {props.fund} is stopped. Nothing more is charged, also not what
        may have been overdue. Thank you for every gift so far: they stay where they are and go on to become GPU-hours.
      </Words>
      <Words>If this was a mistake, the link below takes it up again until the period you paid for ends.</Words>
    </PlanLetterFrame>
  )
}

export const Example: PlanStoppedProps = { ...examplePlan, next: null, what: 'Your gift is stopped.' }
