import type { TokenLine } from '#app/domain/people/read-tokens.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

const columns = [
  { name: 'name', label: 'For' },
  { name: 'scopes', label: 'May' },
  { name: 'used', label: 'Last used' },
  { name: 'ends', label: 'Ends' },
  { name: 'state', label: 'State' },
]

export function TokenTable({ tokens, zone }: { tokens: readonly TokenLine[]; zone: string }) {
  const rows = tokens.map((token) => ({
    id: token.id,
    look: token.state === 'active' ? undefined : ('struck' as const),
    cells: {
      name: token.name,
      scopes: token.scopes.join(', '),
      used: token.lastUsedAt ? <When at={token.lastUsedAt} zone={zone} /> : 'never',
      ends: <When at={token.expiresAt} zone={zone} />,
      state: token.state === 'active' ? <RevokeForm token={token} /> : <Status of={token.state} />,
    },
  }))
  return (
    <Section title="Your tokens">
      <Table
        caption="API tokens"
        captionIs="hidden"
        columns={columns}
        rows={rows}
        empty="Tokens you make are listed here, with when they were last used."
      />
    </Section>
  )
}

function RevokeForm({ token }: { token: TokenLine }) {
  return (
    <form method="post" action={paths.research.revokeToken(token.id)}>
      <Button kind="danger" size="small" aria-label={`Revoke ${token.name}`}>
        Revoke
      </Button>
    </form>
  )
}
