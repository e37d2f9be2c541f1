import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { OwnLetter, type OwnWords } from './parts/own-letter.tsx'

type ApplicationWaitlistedProps = {
  title: string
  number: string
  url: string
  lab: { name: string; address: string }
  /** The call's own words instead. */
  own?: OwnWords | null
}

export function subject({ number, own }: ApplicationWaitlistedProps): string {
  return own?.subject ?? `Application ${number} is on the waiting list`
}

/** Tells an applicant that hours may still come free. */
export default function ApplicationWaitlisted(props: ApplicationWaitlistedProps) {
  if (props.own) return <OwnLetter own={props.own} url={props.url} lab={props.lab} />
  return (
    <LetterFrame preview={subject(props)} title="You are on the waiting list" from={props.lab}>
      <Words>
        {props.title} ({props.number}) was found worth supporting, but there are not hours enough now.
      </Words>
      <Words>
        We write again when some come free. How it stands: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ApplicationWaitlistedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
