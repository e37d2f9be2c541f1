import { type HoursProps, Example as Shared } from './parts/hours-parts.ts'
import { HoursFigure, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ promised }: HoursProps): string {
  return `Your promise of ${promised} is over`
}

/** To a company whose promise of hours ended before all were delivered. */
export default function HoursEnded(props: HoursProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={props.end?.words ?? ''} title={`Your promise of hours is over, ${props.giver}`} from={from}>
      <HoursFigure>{props.delivered}</HoursFigure>
      <Words>
        of {props.promised} were delivered. {props.end?.words}: {props.end?.reason}
      </Words>
      <Words>
        {props.hasDelivered
          ? 'What was delivered stays in our calendar and is acknowledged in letters of its own. Thank you for it.'
          : 'Nothing of it is in our calendar, and there is nothing to acknowledge.'}
      </Words>
      <Words>If this is not right, answer this letter or write to {props.contact}.</Words>
    </LetterFrame>
  )
}

export const Example: HoursProps = { ...Shared, end: { words: 'Its window is over', reason: 'Its window is over.' } }
