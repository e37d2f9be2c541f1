import type { ReactNode } from 'react'
import type { PersonRecord } from '#app/domain/people/read-person.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'

/** What an administrator can do with somebody's access; each is one button and one line of the log. */
export function Acts({ record }: { record: PersonRecord }) {
  const { id } = record.person
  return (
    <Section title="Access">
      <Stack>
        <Act to={paths.admin.personAct(id, 'sign-out')} words="Ends every session; tokens go on working.">
          <Button kind="quiet">Sign out everywhere</Button>
        </Act>
        {record.hasSecondStep && (
          <Act
            to={paths.admin.personAct(id, 'second-step')}
            words="For a lost phone or key: authenticator, passkeys, recovery codes and password go, and sessions end. Staff set up a new one before anything else."
          >
            <Button kind="danger">Take the second step away</Button>
          </Act>
        )}
        {record.disabledAt ? (
          <Act to={paths.admin.personAct(id, 'enable')} words="Lets the person sign in again, with the roles above.">
            <Button kind="quiet">Let in again</Button>
          </Act>
        ) : (
          <Act
            to={paths.admin.personAct(id, 'disable')}
            words="Shuts the person out at once: sessions end, links, passwords and tokens stop working. Gifts and work stay."
          >
            <Button kind="danger">Disable</Button>
          </Act>
        )}
      </Stack>
    </Section>
  )
}

function Act({ to, words, children }: { to: string; words: string; children: ReactNode }) {
  return (
    <form method="post" action={to}>
      <Stack gap="tight">
        <p>{words}</p>
        <div>{children}</div>
      </Stack>
    </form>
  )
}
