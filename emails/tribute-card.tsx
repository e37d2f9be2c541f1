import { LetterFrame, Words } from './parts/letter-frame.tsx'

type TributeCardProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  reader: string
  honours: string
  sentences: string[]
  words: string | null
  signedAs: string
}

export function subject({ signedAs, honours }: TributeCardProps): string {
  return `${signedAs} made a gift for ${honours}`
}

/** To the one a gift honours, or to the family: who gave and what for, in the giver's name as she chose it; never how much. */
export default function TributeCard(props: TributeCardProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame preview={subject(props)} title={`Dear ${props.reader}`} from={from}>
      {props.sentences.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      {props.words && <Words>“{props.words}”</Words>}
      {props.words && <Words>{props.signedAs}</Words>}
      <Words>
        This is the only letter we send you about it, and your address is used for nothing else. Whoever should not have
        written to you: tell us at {props.contact}.
      </Words>
    </LetterFrame>
  )
}

export const Example: TributeCardProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  reader: 'Ann MacLeod',
  honours: 'Professor Ian MacLeod',
  sentences: [
    'Fiona MacLeod has made a gift to ATOM Lab in memory of Professor Ian MacLeod.',
    'It goes to the Compute fund, which buys time on computers for AI models that anyone can take, check and improve.',
  ],
  words: 'He would have asked to see the code first.',
  signedAs: 'Fiona MacLeod',
}
