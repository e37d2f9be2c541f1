import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type WallPlaceProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  name: string
  reason: string | null
  wallUrl: string
  ownUrl: string
}

export function subject({ labName, reason }: WallPlaceProps): string {
  return reason ? `About your name among the backers of ${labName}` : `You stand among the backers of ${labName}`
}

/** To a backer who asked to be shown: that she is, or why not. */
export default function WallPlaceDecided(props: WallPlaceProps) {
  const from = { name: props.legalName, address: props.address }
  if (!props.reason) {
    return (
      <LetterFrame preview="As you asked" title={`${props.name} is shown`} from={from}>
        <Words>
          <Go to={props.wallUrl}>See it among the backers</Go>. You can change it or leave at any time, under{' '}
          <Go to={props.ownUrl}>How I am shown</Go>; leaving takes effect at once.
        </Words>
      </LetterFrame>
    )
  }
  return (
    <LetterFrame preview="What we could not show" title="We could not show it as you asked" from={from}>
      <Words>You asked to be shown as “{props.name}”. We did not do so, and this is why:</Words>
      <Words>{props.reason}</Words>
      <Words>
        What was shown before stays as it was. <Go to={props.ownUrl}>Ask again, otherwise</Go>, or write to us at{' '}
        {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: WallPlaceProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  name: 'Tessera Labs',
  reason: null,
  wallUrl: 'https://atom.test/backers',
  ownUrl: 'https://atom.test/backer/wall',
}
