import type { OpenSession } from '#app/domain/people/read-sessions.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

type SessionsProps = { sessions: readonly OpenSession[]; thisSession: string | undefined; zone: string }

const columns = [
  { name: 'browser', label: 'Browser' },
  { name: 'network', label: 'Network' },
  { name: 'since', label: 'Signed in' },
  { name: 'act', label: 'End it' },
]

/** Where this person is signed in, each to be ended. */
export function Sessions({ sessions, thisSession, zone }: SessionsProps) {
  const rows = sessions.map((session) => ({
    id: session.id,
    cells: {
      browser: session.browser,
      network: session.network,
      since: <When at={session.since} zone={zone} />,
      act: session.id === thisSession ? <Status of="this one" tone="good" /> : <CloseForm session={session} />,
    },
  }))
  return (
    <Section title="Where you are signed in">
      <Stack>
        <Table caption="Open sessions" captionIs="hidden" columns={columns} rows={rows} />
        <form method="post" action={paths.accountSignOutEverywhere()}>
          <Button kind="quiet">Sign out everywhere else</Button>
        </form>
      </Stack>
    </Section>
  )
}

function CloseForm({ session }: { session: OpenSession }) {
  return (
    <form method="post" action={paths.accountCloseSession()}>
      <input type="hidden" name="session" value={session.id} />
      <Button kind="quiet" size="small" aria-label={`Sign out ${session.browser}, ${session.network}`}>
        Sign out
      </Button>
    </form>
  )
}
