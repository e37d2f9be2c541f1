import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type DeadlineExtendedProps = {
  name: string
  number: string
  title: string
  call: string
  /** The instant that counts, in the call's zone. */
  until: string
  reason: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number, until }: DeadlineExtendedProps): string {
  return `You have until ${until} for application ${number}`
}

/** Tells the applicant of longer time, and the one instant that counts. */
export default function DeadlineExtended(props: DeadlineExtendedProps) {
  return (
    <LetterFrame preview={subject(props)} title="More time for your application" from={props.lab}>
      <Words>Dear {props.name},</Words>
      <Words>
        your application {props.number}
        {props.title && `, “${props.title}”,`} to {props.call} may be sent in until {props.until}. Others keep the time
        of the call.
      </Words>
      <Words>{props.reason}</Words>
      <Words>
        It waits as you left it: <Go to={props.url}>{props.url}</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: DeadlineExtendedProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  call: 'Open foundations 2026',
  until: '7 April 2026, 17:10 EDT',
  reason: 'Your institution’s network was down on the last day.',
  url: 'https://portal.example.org/research/applications/app_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
