import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type SignatureLetterProps = {
  labName: string
  legalName: string
  address: string
  name: string
  affiliation: string | null
  words: string | null
  url: string
}

export function subject({ labName }: SignatureLetterProps): string {
  return `Confirm that you support ${labName}`
}

/** Asks whether it was really the owner of the address who signed; the same link takes the signature back later. */
export default function SignatureToConfirm(props: SignatureLetterProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={subject(props)} title="Was it you who signed?" from={from}>
      <Words>
        Somebody signed in support of {props.labName} with this address, as {props.name}
        {props.affiliation && `, ${props.affiliation}`}.
      </Words>
      {props.words && <Words>“{props.words}”</Words>}
      <Words>
        <Go to={props.url}>Confirm or take back</Go>
      </Words>
      <Words>
        Your name appears when you have confirmed it and we have looked at it. Keep this letter: with the same link you
        can take it back at any time. If it was not you, leave it; within a fortnight it is gone.
      </Words>
    </LetterFrame>
  )
}

export const Example: SignatureLetterProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  name: 'Grace Hopper',
  affiliation: 'Vassar College',
  words: 'What nobody can look into, nobody can trust.',
  url: 'https://portal.example.org/support/example',
}
