import { formatCents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'
import { Parts, type PledgeProps } from './parts/pledge-parts.tsx'

export function subject({ amount, labName }: PledgeProps): string {
  return `Your pledge of ${formatCents(amount)} to ${labName}`
}

/** Says back what was pledged; the lab's acceptance is a letter of its own. */
export default function PledgeReceived(props: PledgeProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={`${props.kind}, ${props.parts.length} parts`} title={`Thank you, ${props.giver}`} from={from}>
      <Words>You pledged to the {props.fund}:</Words>
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        {props.kind}. {props.meaning}
      </Words>
      {props.condition && <Words>Your condition: {props.condition}</Words>}
      <Parts parts={props.parts} />
      <Words>{props.payment}</Words>
      <Words>
        <Go to={props.pledgeUrl}>See your pledge</Go>: what is due, what was paid, and everything about it.
      </Words>
      <Words>
        The lab reads it and writes to you when it accepts. Until then you can take it back on its page. If you did not
        pledge this, write to {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: PledgeProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Ada Lovelace',
  amount: usd(3000.01),
  fund: 'Compute fund',
  kind: 'Unconditional pledge',
  meaning:
    'You promise the whole sum. The lab counts on it from the day it accepts: it stands in the books as owed, and each payment makes it smaller.',
  condition: null,
  parts: [
    { dueOn: '2026-03-31' as Day, amount: usd(1000) },
    { dueOn: '2026-06-30' as Day, amount: usd(1000) },
    { dueOn: '2026-09-30' as Day, amount: usd(1000.01) },
  ],
  payment: 'Each part is charged to your saved card on its day; we write a week before.',
  pledgeUrl: 'https://atom.test/backer/pledges/plg_1',
}
