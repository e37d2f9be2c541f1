import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { OwnLetter, type OwnWords } from './parts/own-letter.tsx'

type GrantOfferedProps = {
  title: string
  number: string
  url: string
  lab: { name: string; address: string }
  /** The call's own words instead. */
  own?: OwnWords | null
}

export function subject({ number, own }: GrantOfferedProps): string {
  return own?.subject ?? `An offer for application ${number}`
}

/** Tells an applicant that hours are offered; how many stands on the page, behind her sign-in. */
export default function GrantOffered(props: GrantOfferedProps) {
  if (props.own) return <OwnLetter own={props.own} url={props.url} lab={props.lab} />
  return (
    <LetterFrame preview={subject(props)} title="The lab offers you hours" from={props.lab}>
      <Words>
        The lab would like to support {props.title} ({props.number}).
      </Words>
      <Words>
        Read what is offered, and accept or decline it, at <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: GrantOfferedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
