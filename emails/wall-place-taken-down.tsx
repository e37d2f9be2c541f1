import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type TakenDownProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  name: string
  reason: string | null
  wallUrl: string
  ownUrl: string
}

export function subject({ labName }: TakenDownProps): string {
  return `Your name among the backers of ${labName} was taken down`
}

/** To a backer whose place on the wall staff have taken down. */
export default function WallPlaceTakenDown(props: TakenDownProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview="Why, and what you can do" title="We have taken it down" from={from}>
      <Words>
        “{props.name}”, its link and its logo are no longer shown among the backers. Your gifts and receipts are not
        touched. This is why:
      </Words>
      <Words>{props.reason}</Words>
      <Words>
        <Go to={props.ownUrl}>Ask again, otherwise</Go>, or write to us at {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: TakenDownProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  name: 'Tessera Labs',
  reason: 'The link leads to a page of another company now.',
  wallUrl: 'https://atom.test/backers',
  ownUrl: 'https://atom.test/backer/wall',
}
