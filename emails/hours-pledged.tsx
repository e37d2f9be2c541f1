import { type HoursProps, Example as Shared } from './parts/hours-parts.ts'
import { Go, HoursFigure, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ promised, labName }: HoursProps): string {
  return `${labName} accepts ${promised}, with thanks`
}

/** The lab's yes to a promise of hours: how they come into the calendar, and what this letter is not. */
export default function HoursPledged(props: HoursProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="How they come into our calendar" title={`We accept your hours, ${props.giver}`} from={from}>
      <HoursFigure>{props.promised}</HoursFigure>
      <Words>
        promised for {props.window}. {props.legalName} accepts them with thanks, for all its open projects: no project
        is served before another because of them.
      </Words>
      <Words>
        When hours are there, <Go to={props.hoursUrl}>say so on their page</Go> or write to {props.contact}. A compute
        officer looks, and from then on they are in our calendar and projects can be given them. Each delivery is
        acknowledged in GPU-hours, without a value in dollars.
      </Words>
      <Words>This letter is no acknowledgement for a tax return: nothing is delivered yet.</Words>
    </LetterFrame>
  )
}

export const Example: HoursProps = { ...Shared, delivered: '0 GPU-h (B200)', hasDelivered: false }
