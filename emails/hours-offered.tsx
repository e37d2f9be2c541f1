import { type HoursProps, Example as Shared } from './parts/hours-parts.ts'
import { Go, HoursFigure, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ promised }: HoursProps): string {
  return `Your offer of ${promised} is here`
}

/** To a company that offered hours: what comes next. */
export default function HoursOffered(props: HoursProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="We write when we have looked at it" title={`Thank you, ${props.giver}`} from={from}>
      <HoursFigure>{props.promised}</HoursFigure>
      <Words>
        offered for {props.window}. Our staff look at it and write to you. Nobody is bound by it yet, and nothing of it
        is in our calendar.
      </Words>
      <Words>
        <Go to={props.hoursUrl}>See your offer</Go>, or take it back there.
      </Words>
    </LetterFrame>
  )
}

export const Example: HoursProps = { ...Shared, delivered: '0 GPU-h (B200)', hasDelivered: false }
