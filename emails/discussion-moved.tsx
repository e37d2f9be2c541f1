import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type DiscussionMovedProps = { number: string; url: string; lab: { name: string; address: string } }

export function subject({ number }: DiscussionMovedProps): string {
  return `The discussion of ${number} goes on`
}

/** That something was said, without a word of it and without who said it. */
export default function DiscussionMoved(props: DiscussionMovedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Something was said" from={props.lab}>
      <Words>
        There is something new in the discussion of application {props.number}. Read it at{' '}
        <Go to={props.url}>{props.url}</Go>
      </Words>
      <Words>For the next twelve hours we do not write again about this discussion, whatever is said.</Words>
    </LetterFrame>
  )
}

export const Example: DiscussionMovedProps = {
  number: 'APP-2026-0007',
  url: 'https://portal.example.org/somewhere',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
