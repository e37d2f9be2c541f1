import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AppealReceivedProps = {
  name: string
  number: string
  title: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number }: AppealReceivedProps): string {
  return `We have your appeal about application ${number}`
}

/** Tells an applicant that the appeal is here, and who reads it. */
export default function AppealReceived(props: AppealReceivedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your appeal is here" from={props.lab}>
      <Words>Dear {props.name},</Words>
      <Words>
        we have your appeal about application {props.number}, “{props.title}”. An officer who had no hand in the
        decision reads it and answers you in words.
      </Words>
      <Words>
        What you wrote, and later the answer: <Go to={props.url}>{props.url}</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: AppealReceivedProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  url: 'https://portal.example.org/research/applications/app_01/appeal',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
