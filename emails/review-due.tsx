import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReviewDueProps = {
  number: string
  call: string
  due: string
  isOverdue: boolean
  isAnswered: boolean
  url: string
  lab: { name: string; address: string }
}

export function subject({ number, due, isOverdue }: ReviewDueProps): string {
  return isOverdue ? `Your review of ${number} was due on ${due}` : `Your review of ${number} is due on ${due}`
}

/** To a reviewer before and after the day, by the days of the call; without a word of what the application says. */
export default function ReviewDue(props: ReviewDueProps) {
  return (
    <LetterFrame preview={subject(props)} title={subject(props)} from={props.lab}>
      <Words>
        Your review of application {props.number} in {props.call} {props.isOverdue ? 'was' : 'is'} due on {props.due}.
      </Words>
      {!props.isAnswered && (
        <Words>You have not said yet whether anything stands in the way. If you cannot take it on, say so there.</Words>
      )}
      <Words>
        Go on here: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReviewDueProps = {
  number: '2026-0007',
  call: 'Models for science 2027',
  due: '12 March 2026',
  isOverdue: false,
  isAnswered: true,
  url: 'https://portal.example.org/review/asg_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
