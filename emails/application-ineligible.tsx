import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ApplicationIneligibleProps = {
  name: string
  number: string
  title: string
  call: string
  note: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number, call }: ApplicationIneligibleProps): string {
  return `Application ${number} does not fit ${call}`
}

/** Tells the applicant that the application is not reviewed, and why. */
export default function ApplicationIneligible(props: ApplicationIneligibleProps) {
  return (
    <LetterFrame preview={subject(props)} title="It does not fit this call" from={props.lab}>
      <Words>Dear {props.name},</Words>
      <Words>
        thank you for your application {props.number}, “{props.title}”. It does not fit the call {props.call}, so it was
        not sent to reviewers:
      </Words>
      <Words>{props.note}</Words>
      <Words>
        Everything you wrote stays at <Go to={props.url}>{props.url}</Go>. If you think we are wrong, answer this
        letter.
      </Words>
    </LetterFrame>
  )
}

export const Example: ApplicationIneligibleProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  call: 'Open foundations 2026',
  note: 'The call is for models; this is a request for storage.',
  url: 'https://portal.example.org/research/applications/app_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
