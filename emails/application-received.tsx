import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ApplicationReceivedProps = { title: string; number: string; url: string; lab: { name: string; address: string } }

export function subject({ number }: ApplicationReceivedProps): string {
  return `We have application ${number}`
}

/** Tells an applicant that her application arrived. */
export default function ApplicationReceived(props: ApplicationReceivedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your application is here" from={props.lab}>
      <Words>
        Your application {props.number}, {props.title}, is with us.
      </Words>
      <Words>
        It is read for completeness first, then reviewed. You can follow it, and withdraw it, at{' '}
        <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ApplicationReceivedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
