import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReleaseJudgedProps = {
  title: string
  project: string
  /** The class that is verified, in words; null while that is none. */
  reached: string | null
  verified: number
  failed: { component: string; reason: string }[]
  url: string
  lab: { name: string; address: string }
}

export function subject({ title, failed }: ReleaseJudgedProps): string {
  return failed.length > 0 ? `${title}: something is not as it says` : `${title}: what comes with it is verified`
}

/** To a project's lead, when staff have looked at what comes with a release. */
export default function ReleaseJudged(props: ReleaseJudgedProps) {
  return (
    <LetterFrame preview={subject(props)} title={props.title} from={props.lab}>
      <Words>
        We have looked at what comes with {props.title} of {props.project}.{' '}
        {props.verified === 1 ? 'One component is' : `${props.verified} components are`} verified.{' '}
        {props.reached ? `It reaches ${props.reached}.` : 'It does not reach a class of openness yet.'}
      </Words>
      {props.failed.map(({ component, reason }) => (
        <Words key={component}>
          {component}: {reason}
        </Words>
      ))}
      <Words>
        The whole list, and what is still missing: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReleaseJudgedProps = {
  title: 'Lantern 7B',
  project: 'Lantern: a 7B language model',
  reached: 'Class III, open model',
  verified: 6,
  failed: [{ component: 'Training code', reason: 'The repository is private.' }],
  url: 'https://portal.example.org/research/projects/prj_01/releases/out_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
