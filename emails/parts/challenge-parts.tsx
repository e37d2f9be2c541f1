import { type Cents, formatCents, usd } from '#app/units/money.ts'
import { Words } from './letter-frame.tsx'

export type ChallengeProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  name: string
  pool: Cents
  matched: Cents
  gifts: number
  owed: Cents
  funds: { name: string; owed: Cents }[]
}

/** What is to be paid, to which funds, and how. */
export function Owed({ owed, funds, labName, contact }: ChallengeProps) {
  if (owed === 0n) return <Words>Nothing of it is left to be paid. Thank you.</Words>
  const parts = funds.filter((fund) => fund.owed > 0n).map((fund) => `${formatCents(fund.owed)} to the ${fund.name}`)
  return (
    <>
      <Words>
        To be paid: {formatCents(owed)}
        {parts.length > 1 ? `, of it ${parts.join(', ')}` : ` to the ${funds[0]?.name ?? labName}`}. By wire or cheque;
        write to {contact} and finance sends you what you need, and tells you our bank’s details by telephone.
      </Words>
      <Words>This letter is no receipt: a promise cannot be deducted. A receipt follows what you pay.</Words>
    </>
  )
}

export const Example: ChallengeProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Northlight Foundation',
  name: 'The autumn challenge',
  pool: usd(20_000),
  matched: usd(12_345.5),
  gifts: 87,
  owed: usd(12_345.5),
  funds: [{ name: 'Compute fund', owed: usd(12_345.5) }],
}
