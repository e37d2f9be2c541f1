import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AwardAcceptedProps = { title: string; number: string; url: string; lab: { name: string; address: string } }

export function subject({ number }: AwardAcceptedProps): string {
  return `The award for ${number} is signed`
}

/** Confirms an accepted offer and points to the project it became. */
export default function AwardAccepted(props: AwardAcceptedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your award is signed" from={props.lab}>
      <Words>
        Thank you: the award for {props.title} ({props.number}) is signed, and it is a project now. The agreement is
        attached as you signed it.
      </Words>
      <Words>
        The team, the hours and the first steps stand at <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: AwardAcceptedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
