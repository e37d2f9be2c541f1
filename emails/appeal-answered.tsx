import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AppealAnsweredProps = {
  name: string
  number: string
  title: string
  isUpheld: boolean
  answer: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ number, isUpheld }: AppealAnsweredProps): string {
  return isUpheld ? `Application ${number} is decided anew` : `The answer to your appeal about ${number}`
}

/** Tells an applicant what became of the appeal, and why. */
export default function AppealAnswered(props: AppealAnsweredProps) {
  return (
    <LetterFrame
      preview={subject(props)}
      title={props.isUpheld ? 'Your appeal is upheld' : 'Your appeal is declined'}
      from={props.lab}
    >
      <Words>Dear {props.name},</Words>
      <Words>
        {props.isUpheld
          ? `you are right about application ${props.number}, “${props.title}”. It is discussed and decided anew; you hear from us when that is done.`
          : `your appeal about application ${props.number}, “${props.title}”, is declined. This answer is final; you may apply to a later call.`}
      </Words>
      <Words>{props.answer}</Words>
      <Words>
        It stands at <Go to={props.url}>{props.url}</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: AppealAnsweredProps = {
  name: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  isUpheld: false,
  answer: 'The criterion you name is the second of those published with the call.',
  url: 'https://portal.example.org/research/applications/app_01/appeal',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
