import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type PledgeDividedProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  owed: Cents
  shares: { fund: string; amount: Cents }[]
  reason: string
  pledgeUrl: string
}

export function subject({ labName }: PledgeDividedProps): string {
  return `What is to come of your pledge to ${labName} is divided anew`
}

/** Which funds the rest of a pledge is for from now on; its days and its sum stay. */
export default function PledgeDivided(props: PledgeDividedProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="As agreed: which funds it is for" title={`Your pledge, ${props.giver}`} from={from}>
      <Figure>{formatCents(props.owed)}</Figure>
      <Words>As agreed, what is still to come of your pledge is for these funds:</Words>
      {props.shares.map(({ fund, amount }) => (
        <Words key={fund}>
          {fund}: {formatCents(amount)}
        </Words>
      ))}
      <Words>Why: {props.reason}</Words>
      <Words>
        Its days and its sum stay, and what you have paid stays where it is.{' '}
        <Go to={props.pledgeUrl}>See your pledge</Go>, with the division before. If this is not what was agreed, write
        to {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: PledgeDividedProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Ada Lovelace',
  owed: usd(90_000.01),
  shares: [
    { fund: 'Compute fund', amount: usd(60_000.01) },
    { fund: 'Open models fund', amount: usd(30_000) },
  ],
  reason: 'The board wishes the last three parts to go to both funds.',
  pledgeUrl: 'https://atom.test/backer/pledges/plg_1',
}
