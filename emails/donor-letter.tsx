import { LetterFrame, Words } from './parts/letter-frame.tsx'

type DonorLetterProps = { legalName: string; address: string; subject: string; paragraphs: string[] }

export function subject(props: DonorLetterProps): string {
  return props.subject
}

/** A letter that staff wrote to the donors of a segment, in their words. */
export default function DonorLetter({ legalName, address, subject: title, paragraphs }: DonorLetterProps) {
  return (
    <LetterFrame preview={paragraphs[0] ?? title} title={title} from={{ name: legalName, address }}>
      {paragraphs.map((paragraph) => (
        <Words key={paragraph}>{paragraph}</Words>
      ))}
    </LetterFrame>
  )
}

export const Example: DonorLetterProps = {
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  subject: 'What your hours became this spring',
  paragraphs: [
    'Dear Ada Lovelace,',
    'Three models were released this spring that could not have been trained without your gifts.',
    'Thank you. Fay Brooks, ATOM Lab',
  ],
}
