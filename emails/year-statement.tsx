import { Figure, Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type YearStatementProps = {
  legalName: string
  address: string
  giver: string
  year: number
  number: string
  /** What the year comes to. */
  sum: string
  statements: string[]
  givingUrl: string
  verifyUrl: string
}

export function subject({ year, sum }: YearStatementProps): string {
  return `Your giving in ${year}: ${sum}`
}

/** The statement of a year, in its own words; the PDF is attached. */
export default function YearStatement(props: YearStatementProps) {
  const from = { name: props.legalName, address: props.address }
  return (
    <LetterFrame
      preview={`Statement ${props.number}`}
      title={`Your giving in ${props.year}, ${props.giver}`}
      from={from}
    >
      <Figure>{props.sum}</Figure>
      <Words>Thank you. The statement of your year is attached as a PDF; it lists each gift with its receipt.</Words>
      {props.statements.map((sentence) => (
        <Words key={sentence}>{sentence}</Words>
      ))}
      <Words>
        Statement {props.number}. Whoever is shown it can <Go to={props.verifyUrl}>check that it is genuine</Go> with
        the code on its page. Every receipt stands under <Go to={props.givingUrl}>your giving</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: YearStatementProps = {
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  giver: 'Ada Lovelace',
  year: 2025,
  number: '2025-S000001',
  sum: '$309.90',
  statements: [
    'ATOM Open Models Laboratory, Inc. received $309.90 from you in 2025, acknowledged by 3 receipts.',
    'It adds up those receipts and acknowledges no further gift. Pledges are not listed, only what was paid of them.',
    'No goods or services were provided in exchange for these gifts.',
  ],
  givingUrl: 'https://atom.test/backer',
  verifyUrl: 'https://atom.test/receipts/2025-S000001/verify',
}
