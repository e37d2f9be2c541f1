import { formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { type InstalmentProps, instalmentExample } from './parts/instalment-props.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ amount, dueOn, about }: InstalmentProps): string {
  return about === 'before'
    ? `${formatCents(amount)} of your pledge on ${formatDay(dueOn)}`
    : `${formatCents(amount)} of your pledge was due on ${formatDay(dueOn)}`
}

/** Before a part of a pledge is due, and when it has not come. */
export default function InstalmentDue(props: InstalmentProps) {
  const isLate = props.about !== 'before'
  return (
    <LetterFrame
      preview={`Part ${props.place} of ${props.parts}`}
      title={isLate ? 'A part of your pledge has not come yet' : 'A part of your pledge comes due'}
      from={{ name: props.legalName, address: props.address }}
    >
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        Dear {props.giver}, part {props.place} of {props.parts} of your pledge to the {props.fund}{' '}
        {isLate ? 'was due' : 'is due'} on {formatDay(props.dueOn)}.
      </Words>
      <Words>{props.payment}</Words>
      {isLate && <Words>If it is on its way, thank you, and forget this letter.</Words>}
      <Words>
        <Go to={props.pledgeUrl}>Your pledge</Go> shows what is due and what was paid. To move the date or pay another
        way, write to {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: InstalmentProps = instalmentExample
