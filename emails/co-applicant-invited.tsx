import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type CoApplicantInvitedProps = {
  lead: string
  call: string
  number: string
  title: string
  may: string
  url: string
  lab: { name: string; address: string }
}

export function subject({ lead, number }: CoApplicantInvitedProps): string {
  return `${lead} asks you to work on application ${number}`
}

/** Asks somebody to be a co-applicant. It also reaches who has no account: the link leads through a sign-in letter. */
export default function CoApplicantInvited(props: CoApplicantInvitedProps) {
  return (
    <LetterFrame preview={subject(props)} title="An application to work on together" from={props.lab}>
      <Words>
        {props.lead} asks you to be a co-applicant of application {props.number}
        {props.title && `, “${props.title}”,`} to {props.call}. You may {props.may}.
      </Words>
      <Words>
        Accept or decline here: <Go to={props.url}>{props.url}</Go>. If you have no account, sign in with this e-mail
        address; a link comes by letter, and there is no password to make up.
      </Words>
      <Words>If you do not know {props.lead}, do nothing: without your answer you are no part of it.</Words>
    </LetterFrame>
  )
}

export const Example: CoApplicantInvitedProps = {
  lead: 'Grace Hopper',
  call: 'Open foundations 2026',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  may: 'read and write',
  url: 'https://portal.example.org/research/invitations/cap_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
