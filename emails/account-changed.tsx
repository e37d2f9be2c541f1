import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type AccountChangedProps = {
  what: string
  /** A passkey that may have been copied was turned away: whoever reads this has something to do, whoever it was. */
  isWarning: boolean
  at: string
  accountUrl: string
  lab: { name: string; address: string }
}

export function subject({ lab }: AccountChangedProps): string {
  return `A change on your account at ${lab.name}`
}

/** Tells a person what changed on her account, so that a change by somebody else does not stay unseen. */
export default function AccountChanged(props: AccountChangedProps) {
  return (
    <LetterFrame preview={subject(props)} title="A change on your account" from={props.lab}>
      <Words>
        On {props.at}: {props.what}.
      </Words>
      {props.isWarning ? (
        <Words>
          A device that holds it says it was used less often than we know, as a copy would. It was not let in. Sign in
          with a code, remove this passkey at <Go to={props.accountUrl}>{props.accountUrl}</Go>, and write to us.
        </Words>
      ) : (
        <Words>
          If that was you, there is nothing to do. If not, sign out everywhere and set a new password at{' '}
          <Go to={props.accountUrl}>{props.accountUrl}</Go>, and write to us.
        </Words>
      )}
    </LetterFrame>
  )
}

export const Example: AccountChangedProps = {
  what: 'password set',
  isWarning: false,
  at: '3 March 2026, 17:00 EST',
  accountUrl: 'https://portal.example.org/account',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
