import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { OwnLetter, type OwnWords } from './parts/own-letter.tsx'

type ApplicationDeclinedProps = {
  title: string
  number: string
  url: string
  lab: { name: string; address: string }
  /** The call's own words instead. */
  own?: OwnWords | null
}

export function subject({ number, own }: ApplicationDeclinedProps): string {
  return own?.subject ?? `The decision on application ${number}`
}

/** Tells an applicant that there is no offer, and where the reviewers' words are. */
export default function ApplicationDeclined(props: ApplicationDeclinedProps) {
  if (props.own) return <OwnLetter own={props.own} url={props.url} lab={props.lab} />
  return (
    <LetterFrame preview={subject(props)} title="The decision on your application" from={props.lab}>
      <Words>
        The lab cannot support {props.title} ({props.number}) in this call.
      </Words>
      <Words>
        What the reviewers wrote for you, and the reason, stand at <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ApplicationDeclinedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
