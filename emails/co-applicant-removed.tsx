import { LetterFrame, Words } from './parts/letter-frame.tsx'

type CoApplicantRemovedProps = {
  lead: string
  number: string
  title: string
  lab: { name: string; address: string }
}

export function subject({ number }: CoApplicantRemovedProps): string {
  return `You no longer work on application ${number}`
}

/** Tells a co-applicant that the applicant took the right back. */
export default function CoApplicantRemoved(props: CoApplicantRemovedProps) {
  return (
    <LetterFrame preview={subject(props)} title="No longer a co-applicant" from={props.lab}>
      <Words>
        {props.lead} took you off application {props.number}
        {props.title && `, “${props.title}”`}. You can no longer open it; what you wrote in it stays with it.
      </Words>
      <Words>Questions are best put to {props.lead}.</Words>
    </LetterFrame>
  )
}

export const Example: CoApplicantRemovedProps = {
  lead: 'Grace Hopper',
  number: '2026-0007',
  title: 'Lantern: a 7B language model',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
