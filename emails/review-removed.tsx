import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReviewRemovedProps = {
  number: string
  call: string
  reason: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number }: ReviewRemovedProps): string {
  return `No review is needed any more: ${number}`
}

/** To a reviewer whose request an officer took back, with the reason. */
export default function ReviewRemoved(props: ReviewRemovedProps) {
  return (
    <LetterFrame preview={subject(props)} title="No review is needed any more" from={props.lab}>
      <Words>
        The lab takes back its request for a review of application {props.number} in {props.call}. It is closed to you
        now; there is nothing left for you to do.
      </Words>
      <Words>{props.reason}</Words>
      <Words>
        What else waits for you: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReviewRemovedProps = {
  number: '2026-0007',
  call: 'Models for science 2027',
  reason: 'A colleague has taken it on meanwhile.',
  url: 'https://portal.example.org/review',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
