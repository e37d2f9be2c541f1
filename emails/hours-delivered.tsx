import { Go, HoursFigure, LetterFrame, Words } from './parts/letter-frame.tsx'

type HoursDeliveredProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  hours: string
  month: string
  deliveredSoFar: string
  promised: string
  statements: string[]
  impactUrl: string
}

export function subject({ hours, month }: HoursDeliveredProps): string {
  return `Thank you: ${hours} received for ${month}`
}

/** The acknowledgement of hours in kind: what was received, never what it is worth. The PDF is attached. */
export default function HoursDelivered(props: HoursDeliveredProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={`For ${props.month}`} title={`Thank you, ${props.giver}`} from={from}>
      <HoursFigure>{props.hours}</HoursFigure>
      <Words>
        {props.legalName} received these hours for {props.month}. They are in our calendar now, and projects can be
        given them. With them {props.deliveredSoFar} of {props.promised} are delivered.
      </Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        This letter is your acknowledgement; it is attached as a PDF too.{' '}
        <Go to={props.impactUrl}>See what hours became</Go>: the projects that used them and the models that came out.
      </Words>
    </LetterFrame>
  )
}

export const Example: HoursDeliveredProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Tessera Labs',
  hours: '8,000 GPU-h (B200)',
  month: 'September 2026',
  deliveredSoFar: '8,000 GPU-h (B200)',
  promised: '24,000 GPU-h (B200)',
  statements: [
    'No goods or services were provided in exchange for these hours. No project is served before another because of them.',
    'The lab puts no value on these hours. Time on machines that stay its giver’s is not a contribution that can be deducted.',
  ],
  impactUrl: 'https://atom.test/impact',
}
