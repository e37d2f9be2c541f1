import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type DraftDueProps = {
  name: string
  number: string
  title: string
  call: string
  until: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number, until }: DraftDueProps): string {
  return `Not sent in yet: ${number} is open until ${until}`
}

/** To an applicant whose draft is not sent in while its deadline comes near. */
export default function DraftDue(props: DraftDueProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your application is not sent in yet" from={props.lab}>
      <Words>Dear {props.name},</Words>
      <Words>
        {props.title ? `“${props.title}” (${props.number})` : `Your application ${props.number}`} to {props.call} is a
        draft. It can be sent in until {props.until}.
      </Words>
      <Words>
        Go on here: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: DraftDueProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  call: 'Models for science 2027',
  until: '31 March 2026, 17:00 EDT',
  url: 'https://portal.example.org/research/applications/app_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
