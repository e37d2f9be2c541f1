import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AmendmentAnsweredProps = {
  project: string
  what: string
  isDeclined: boolean
  isPart: boolean
  /** The project’s last day from now on, where it moved. */
  until: string | null
  answer: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ project, isDeclined, isPart }: AmendmentAnsweredProps): string {
  if (isDeclined) return `The amendment of ${project} is declined`
  return isPart ? `A part of the amendment of ${project} is approved` : `The amendment of ${project} is approved`
}

/** To a project’s lead, when an officer has answered an amendment. */
export default function AmendmentAnswered(props: AmendmentAnsweredProps) {
  return (
    <LetterFrame preview={subject(props)} title={subject(props)} from={props.lab}>
      <Words>You asked for a change: {props.what}. The officer writes:</Words>
      <Words>{props.answer}</Words>
      {props.until && (
        <Words>The project’s last day is {props.until} now, and its final report is due later by as much.</Words>
      )}
      <Words>
        It stands here: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: AmendmentAnsweredProps = {
  project: 'Lantern: a 7B language model',
  what: 'more time',
  isDeclined: false,
  isPart: true,
  until: '30 April 2027',
  answer: 'Two months instead of three: hours of the third are promised to others.',
  url: 'https://portal.example.org/research/projects/prj_01/amendments/amd_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
