import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { OwnLetter, type OwnWords } from './parts/own-letter.tsx'

type ApplicationReturnedProps = {
  name: string
  number: string
  title: string
  call: string
  note: string
  url: string
  lab: { name: string; address: string }
  /** The call's own words instead. */
  own?: OwnWords | null
}

export function subject({ number, own }: ApplicationReturnedProps): string {
  return own?.subject ?? `Please change one thing in application ${number}`
}

/** Tells the applicant what staff ask to be changed, and that there is time for it. */
export default function ApplicationReturned(props: ApplicationReturnedProps) {
  if (props.own) return <OwnLetter own={props.own} url={props.url} lab={props.lab} />
  return (
    <LetterFrame preview={subject(props)} title="We ask for a change" from={props.lab}>
      <Words>Dear {props.name},</Words>
      <Words>
        before your application {props.number}, “{props.title}”, goes to reviewers, we ask for a change:
      </Words>
      <Words>{props.note}</Words>
      <Words>
        Nothing is lost: open it at <Go to={props.url}>{props.url}</Go>, change it and send it again. You may do so
        although the call may have closed meanwhile.
      </Words>
    </LetterFrame>
  )
}

export const Example: ApplicationReturnedProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  call: 'Open foundations 2026',
  note: 'Please say which months the H200 hours are for.',
  url: 'https://portal.example.org/research/applications/app_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
