import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { titled } from './parts/titled.ts'

type ReceiptReissuedProps = {
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What it is for instead of money. */
  property: string | null
  fund: string
  paper: 'receipt' | 'acknowledgement'
  number: string
  replaced: string
  statements: string[]
  verifyUrl: string
  contact: string
}

export function subject({ paper, number, replaced }: ReceiptReissuedProps): string {
  return `${titled(paper)} ${number} replaces ${replaced}`
}

/** A receipt put right: no money moved. */
export default function ReceiptReissued(props: ReceiptReissuedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`${titled(props.paper)} ${props.number}`}
      title={`Your ${props.paper}, put right, ${props.giver}`}
      from={from}
    >
      <Figure>{props.property ?? formatCents(props.amount)}</Figure>
      <Words>
        We have issued your {props.paper} for the {props.fund} anew; it is attached. Please use this one and put{' '}
        {props.paper} {props.replaced} away. Your gift itself has not changed, and nothing was charged.
      </Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        Whoever is shown it can <Go to={props.verifyUrl}>check that it is genuine</Go>. Questions: {props.contact}
      </Words>
    </LetterFrame>
  )
}

export const Example: ReceiptReissuedProps = {
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  property: null,
  fund: 'Compute fund',
  paper: 'receipt',
  number: '2026-000009',
  replaced: '2026-000001',
  statements: [
    'This receipt replaces receipt 2026-000001, which no longer counts.',
    'ATOM Open Models Laboratory, Inc. received your gift of $103.30 on 3 March 2026.',
    'No goods or services were provided in exchange for this gift.',
  ],
  verifyUrl: 'https://atom.test/receipts/2026-000009/verify',
  contact: 'hello@atom.test',
}
