import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type CoApplicantAnsweredProps = {
  lead: string
  email: string
  number: string
  title: string
  hasJoined: boolean
  applicationUrl: string
  lab: { name: string; address: string }
}

export function subject({ email, hasJoined, number }: CoApplicantAnsweredProps): string {
  return hasJoined ? `${email} joined application ${number}` : `${email} is not on application ${number}`
}

/** Tells the applicant that a co-applicant joined, declined or left. */
export default function CoApplicantAnswered(props: CoApplicantAnsweredProps) {
  return (
    <LetterFrame
      preview={subject(props)}
      title={props.hasJoined ? 'A co-applicant joined' : 'A co-applicant declined'}
      from={props.lab}
    >
      <Words>Dear {props.lead},</Words>
      <Words>
        {props.email} {props.hasJoined ? 'has joined' : 'does not take part in'} your application {props.number}
        {props.title && `, “${props.title}”`}.
      </Words>
      <Words>
        Who works on it and what each may do: <Go to={props.applicationUrl}>{props.applicationUrl}</Go>.
      </Words>
    </LetterFrame>
  )
}

export const Example: CoApplicantAnsweredProps = {
  lead: 'Grace Hopper',
  email: 'lin@example.org',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  hasJoined: true,
  applicationUrl: 'https://portal.example.org/research/applications/app_01/people',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
