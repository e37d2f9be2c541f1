import { formatInstant } from '#app/units/time.ts'
import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type WaitlistOfferedProps = {
  title: string
  number: string
  url: string
  until: Date
  timeZone: string
  lab: { name: string; address: string }
}

export function subject({ number }: WaitlistOfferedProps): string {
  return `From the waiting list: an offer for application ${number}`
}

/** Tells an applicant on the waiting list that hours came back and are offered; how many stands on the page, behind her sign-in. */
export default function WaitlistOffered(props: WaitlistOfferedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your turn on the waiting list has come" from={props.lab}>
      <Words>
        Hours of the call came back, and {props.title} ({props.number}) is the first on its waiting list for which they
        suffice.
      </Words>
      <Words>
        Read what is offered, and accept or decline it, at <Go to={props.url}>{props.url}</Go>
      </Words>
      <Words>It waits for your answer until {formatInstant(props.until, props.timeZone)}.</Words>
    </LetterFrame>
  )
}

export const Example: WaitlistOfferedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  until: new Date('2026-06-01T16:00:00Z'),
  timeZone: 'America/New_York',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
