import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type DiscussionLedProps = { number: string; url: string; lab: { name: string; address: string } }

export function subject({ number }: DiscussionLedProps): string {
  return `You lead the discussion of ${number}`
}

/** Asks a reviewer to write down what a discussion came to. */
export default function DiscussionLed(props: DiscussionLedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Will you sum it up?" from={props.lab}>
      <Words>
        A programme officer asks you to lead the discussion of application {props.number}, and to write down what it
        came to: for the panel, and in a part of its own for the applicant.
      </Words>
      <Words>
        You can write it once your own review is in, at <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: DiscussionLedProps = {
  number: '2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
