import { formatCents } from '#app/units/money.ts'
import { type InstalmentProps, instalmentExample } from './parts/instalment-props.ts'
import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

export function subject({ amount }: InstalmentProps): string {
  return `We could not charge ${formatCents(amount)} of your pledge`
}

const because = {
  giver: 'Your bank wants to see you for this payment. Nothing was charged. Please pay it on your pledge’s page:',
  method:
    'Your bank no longer takes charges to what you saved. Nothing was charged. Please save another card or account:',
  staff: 'Your bank said no several times. Nothing was charged, and we will not try again by ourselves.',
} as const

/** A charge that came to nothing, in words that blame nobody, and the way to pay. */
export default function InstalmentUnpaid(props: InstalmentProps) {
  const about = props.about === 'giver' || props.about === 'method' ? props.about : 'staff'
  return (
    <LetterFrame
      preview="Nothing was charged"
      title={`Part ${props.place} of your pledge needs you`}
      from={{ name: props.legalName, address: props.address }}
    >
      <Figure>{formatCents(props.amount)}</Figure>
      <Words>
        Dear {props.giver}, this is part {props.place} of {props.parts} of your pledge to the {props.fund}.{' '}
        {because[about]}
      </Words>
      <Words>
        <Go to={props.pledgeUrl}>Open your pledge</Go> to pay this part or save another method.
      </Words>
      <Words>If something is not right, write to {props.contact}.</Words>
    </LetterFrame>
  )
}

export const Example: InstalmentProps = { ...instalmentExample, about: 'giver' }
