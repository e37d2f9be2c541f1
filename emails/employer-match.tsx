import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type EmployerMatchProps = {
  labName: string
  legalName: string
  ein: string
  address: string
  contact: string
  giver: string
  employer: string
  amount: Cents
  day: string
  receiptNumber: string
  verifyUrl: string
}

export function subject({ employer }: EmployerMatchProps): string {
  return `What ${employer} will ask about your gift`
}

/** To a giver whose employer may add to her gift: what its form asks for. Not a word on taxes: what the employer adds is not hers. */
export default function EmployerMatch(props: EmployerMatchProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="Everything its form asks for" title={`Dear ${props.giver}`} from={from}>
      <Words>
        Many employers add to what their people give, when these ask for it. These are the answers its form usually
        wants:
      </Words>
      <Words>Organisation: {props.legalName}</Words>
      <Words>EIN: {props.ein}</Words>
      <Words>Address: {props.address}</Words>
      <Words>Your gift: {formatCents(props.amount)}</Words>
      <Words>Given on: {props.day}</Words>
      <Words>
        Receipt: {props.receiptNumber}, <Go to={props.verifyUrl}>which anyone can verify</Go>
      </Words>
      <Words>
        Whoever checks gifts at {props.employer} can write to {props.contact}; we answer. What it adds is its own gift
        to {props.labName}, and we thank you for it with our whole heart.
      </Words>
    </LetterFrame>
  )
}

export const Example: EmployerMatchProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  ein: '00-0000000',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Ada Lovelace',
  employer: 'Analytical Engines',
  amount: usd(250),
  day: '3 March 2026',
  receiptNumber: '2026-000042',
  verifyUrl: 'https://atom.test/receipts/2026-000042/verify',
}
