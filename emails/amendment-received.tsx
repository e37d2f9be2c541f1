import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AmendmentReceivedProps = {
  project: string
  what: string
  replyBy: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ project }: AmendmentReceivedProps): string {
  return `We have what you ask for ${project}`
}

/** To a project’s lead, when an amendment is asked for. */
export default function AmendmentReceived(props: AmendmentReceivedProps) {
  return (
    <LetterFrame preview={subject(props)} title="We have your amendment" from={props.lab}>
      <Words>
        You ask for a change of {props.project}: {props.what}. An officer answers by {props.replyBy}. Until then
        everything stays as it was agreed.
      </Words>
      <Words>
        You can read it and take it back here: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: AmendmentReceivedProps = {
  project: 'Lantern: a 7B language model',
  what: 'more time',
  replyBy: '15 March 2027',
  url: 'https://portal.example.org/research/projects/prj_01/amendments/amd_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
