import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type SignInLinkProps = { url: string; lab: { name: string; address: string } }

export function subject({ lab }: SignInLinkProps): string {
  return `Your link to sign in to ${lab.name}`
}

/** Lets someone in who can read mail at this address: once, within twenty minutes. */
export default function SignInLink(props: SignInLinkProps) {
  return (
    <LetterFrame preview={subject(props)} title="Sign in" from={props.lab}>
      <Words>
        This link signs you in: <Go to={props.url}>{props.url}</Go>
      </Words>
      <Words>It works once, within twenty minutes. If you did not ask for it, leave it: nobody came in.</Words>
    </LetterFrame>
  )
}

export const Example: SignInLinkProps = {
  url: 'https://portal.example.org/sign-in/link/example',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
