import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReviewRequestedProps = { title: string; number: string; url: string; lab: { name: string; address: string } }

export function subject({ number }: ReviewRequestedProps): string {
  return `A review is asked of you: ${number}`
}

/** Asks a reviewer, without a word of what the application says. */
export default function ReviewRequested(props: ReviewRequestedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Will you review this?" from={props.lab}>
      <Words>The lab asks you to review application {props.number}.</Words>
      <Words>
        Say first whether anything stands in the way; after that you can read it at <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReviewRequestedProps = {
  title: 'Open tokenisers for small languages',
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
