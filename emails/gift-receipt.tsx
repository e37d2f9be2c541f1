import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type GiftReceiptProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  amount: Cents
  /** What came instead of money, in words: no amount is named then. */
  property: string | null
  fund: string
  /** A grant of a donor-advised fund is acknowledged, without a receipt for taxes. */
  isGrant: boolean
  dedication: string | null
  number: string
  statements: string[]
  givingUrl: string
  impactUrl: string
  verifyUrl: string
  /** What a challenge adds to it. */
  match: { by: string | null; name: string; amount: Cents } | null
  /** For a gift that repeats: what it is, when the next one is, and where it is changed or stopped. */
  plan: { words: string; noun: string; next: string | null; url: string } | null
}

export function subject({ amount, property, number, isGrant }: GiftReceiptProps): string {
  const paper = isGrant ? 'acknowledgement' : 'receipt'
  return `Thank you: ${paper} ${number} for ${property ?? formatCents(amount)}`
}

/** The acknowledgement of a gift, with the receipt's own words; the PDF is attached. */
export default function GiftReceipt(props: GiftReceiptProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={`Receipt ${props.number}`} title={`Thank you, ${props.giver}`} from={from}>
      <Figure>{props.property ?? formatCents(props.amount)}</Figure>
      <Words>
        {props.isGrant
          ? `Your grant to the ${props.fund} has arrived. This letter acknowledges it; it is attached as a PDF too.`
          : `Your gift to the ${props.fund} has arrived. This letter is your receipt; it is attached as a PDF too.`}
      </Words>
      {props.dedication && <Words>{props.dedication}</Words>}
      {props.match && (
        <Words>
          {props.match.by ?? 'A giver who stays anonymous'} adds {formatCents(props.match.amount)} to it:{' '}
          {props.match.name}. The match is their gift; this receipt is for yours.
        </Words>
      )}
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        Receipt {props.number}. Whoever is shown it can <Go to={props.verifyUrl}>check that it is genuine</Go> with the
        code on its page.
      </Words>
      {props.plan && <Repeats plan={props.plan} />}
      <Words>
        When {props.labName} {props.property ? 'has sold it and spends what it brought' : 'spends it'} on GPU-hours, you
        can follow it: <Go to={props.givingUrl}>your giving</Go>, and{' '}
        <Go to={props.impactUrl}>what all gifts became</Go>.
      </Words>
    </LetterFrame>
  )
}

function Repeats({ plan }: { plan: NonNullable<GiftReceiptProps['plan']> }) {
  return (
    <Words>
      This is your {plan.noun} gift{plan.next ? `; the next one is on ${plan.next}` : ''}. To change the amount, pause
      it or stop it, open <Go to={plan.url}>your gift that repeats</Go>: two clicks, no password. The link is for you;
      whoever has it can stop this gift.
    </Words>
  )
}

export const Example: GiftReceiptProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  amount: usd(103.3),
  property: null,
  fund: 'Compute fund',
  isGrant: false,
  dedication: null,
  number: '2026-000001',
  statements: [
    'ATOM Open Models Laboratory, Inc. received your gift of $103.30 on 3 March 2026.',
    'It includes $3.30 that you added to cover the card fee, which is part of your gift.',
    'No goods or services were provided in exchange for this gift.',
  ],
  givingUrl: 'https://atom.test/backer',
  impactUrl: 'https://atom.test/impact',
  verifyUrl: 'https://atom.test/receipts/2026-000001/verify',
  match: { by: 'Northlight Foundation', name: 'The autumn challenge', amount: usd(100) },
  plan: null,
}
