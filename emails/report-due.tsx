import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReportDueProps = {
  title: string
  project: string
  due: string
  isOverdue: boolean
  url: string
  lab: { name: string; address: string }
}

export function subject({ title, due, isOverdue }: ReportDueProps): string {
  return isOverdue ? `${title} was due on ${due}` : `${title} is due on ${due}`
}

/** To a project's lead, a fortnight before a report is due and once after. */
export default function ReportDue(props: ReportDueProps) {
  return (
    <LetterFrame preview={subject(props)} title={props.title} from={props.lab}>
      <Words>
        {props.title} of {props.project} {props.isOverdue ? 'was' : 'is'} due on {props.due}. A page is enough: what was
        reached, what comes next, what stands in the way.
      </Words>
      {props.isOverdue && <Words>Until it is in, whatever part of the hours your call holds back waits.</Words>}
      <Words>
        Write it here; what you begin is kept: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReportDueProps = {
  title: 'Progress report 1',
  project: 'Lantern: a 7B language model',
  due: '1 October 2026',
  isOverdue: false,
  url: 'https://portal.example.org/research/projects/prj_01/reports/rpt_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
