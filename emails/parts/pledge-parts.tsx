import { type Cents, formatCents } from '#app/units/money.ts'
import { type Day, formatDay } from '#app/units/time.ts'
import { Words } from './letter-frame.tsx'

export type PledgeProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  amount: Cents
  fund: string
  kind: string
  meaning: string
  condition: string | null
  parts: { dueOn: Day; amount: Cents }[]
  payment: string
  pledgeUrl: string
}

/** When the parts of a pledge are due: each one, or how it begins and ends when there are many. */
export function Parts({ parts }: Pick<PledgeProps, 'parts'>) {
  const shown = parts.length <= 12 ? parts : [...parts.slice(0, 6), ...parts.slice(-1)]
  return (
    <>
      {shown.map((part) => (
        <Words key={part.dueOn}>
          {formatDay(part.dueOn)}: {formatCents(part.amount)}
        </Words>
      ))}
      {shown.length < parts.length && <Words>{parts.length} parts in all; the pledge’s page lists each.</Words>}
    </>
  )
}
