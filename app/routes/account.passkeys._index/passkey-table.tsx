import type { Passkey } from '#app/domain/people/passkeys/passkey.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

const columns = [
  { name: 'name', label: 'Passkey' },
  { name: 'added', label: 'Added' },
  { name: 'used', label: 'Last used' },
  { name: 'act', label: 'Remove it' },
]

export function PasskeyTable({ passkeys, zone }: { passkeys: readonly Passkey[]; zone: string }) {
  const rows = passkeys.map((passkey) => ({
    id: passkey.id,
    cells: {
      name: passkey.name,
      added: <When at={passkey.addedAt} zone={zone} />,
      used: passkey.lastUsedAt ? <When at={passkey.lastUsedAt} zone={zone} /> : 'never',
      act: <RemoveForm passkey={passkey} />,
    },
  }))
  return (
    <Section title="Your passkeys">
      {rows.length === 0 ? (
        <p>Passkeys you add are listed here, with when they were last used. With two, one may be lost.</p>
      ) : (
        <Table caption="Passkeys" captionIs="hidden" columns={columns} rows={rows} look="open" />
      )}
    </Section>
  )
}

function RemoveForm({ passkey }: { passkey: Passkey }) {
  return (
    <form method="post" action={paths.accountPasskeyRemove(passkey.id)}>
      <Button kind="danger" size="small" aria-label={`Remove ${passkey.name}`}>
        Remove
      </Button>
    </form>
  )
}
