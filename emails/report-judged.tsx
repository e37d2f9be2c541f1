import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReportJudgedProps = {
  title: string
  project: string
  isReturned: boolean
  note: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ title, isReturned }: ReportJudgedProps): string {
  return isReturned ? `${title} came back with a question` : `${title} is accepted`
}

/** To a project's lead, when an officer has read a report. */
export default function ReportJudged(props: ReportJudgedProps) {
  return (
    <LetterFrame preview={subject(props)} title={props.title} from={props.lab}>
      <Words>
        We have read {props.title} of {props.project}
        {props.isReturned ? ' and send it back to you:' : ', and it is accepted. Thank you.'}
      </Words>
      {props.note && <Words>{props.note}</Words>}
      <Words>
        {props.isReturned ? 'Change it and send it again: ' : 'It stays here: '}
        <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReportJudgedProps = {
  title: 'Progress report 1',
  project: 'Lantern: a 7B language model',
  isReturned: true,
  note: 'Please say how many hours the failed run took.',
  url: 'https://portal.example.org/research/projects/prj_01/reports/rpt_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
