import type { DonorLine } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'

type Held = { id: string; street: string | null; city: string | null; state: string | null; postalCode: string | null }
type TwoDonorsProps = {
  kept: Held
  merged: Held
  lines: readonly [DonorLine, DonorLine]
  /** Why they cannot be made one. */
  obstacle: string | null
}

/** Two donors beside each other, and the button that makes them one. */
export function TwoDonors({ kept, merged, lines, obstacle }: TwoDonorsProps) {
  const [left, right] = lines
  const facts: [string, (line: DonorLine, held: Held) => React.ReactNode][] = [
    ['Name', (line) => <a href={paths.admin.donor(line.id)}>{line.name}</a>],
    ['Kind', (line) => line.kind],
    ['E-mail', (line) => line.email ?? 'None'],
    ['Account', (line) => (line.personId ? 'Yes' : 'None')],
    ['Address', (_line, held) => addressOf(held)],
    ['Gifts', (line) => line.gifts.toLocaleString('en-US')],
    ['Given', (line) => <Money of={line.total} />],
    ['Last gift', (line) => (line.lastGiftOn ? <OnDay on={line.lastGiftOn} /> : 'None yet')],
    ['Id', (line) => <Mono>{line.id}</Mono>],
  ]
  return (
    <>
      {obstacle && (
        <Notice tone="warn" title="These two cannot be made one">
          <p>{obstacle}</p>
        </Notice>
      )}
      <Table
        caption="The two donors"
        captionIs="hidden"
        columns={[
          { name: 'fact', label: 'What', isRowHeading: true },
          { name: 'kept', label: 'Stays' },
          { name: 'merged', label: 'Goes into it' },
        ]}
        rows={facts.map(([fact, of]) => ({
          id: fact,
          cells: { fact, kept: of(left, kept), merged: of(right, merged) },
        }))}
      />
      <form method="post">
        <input type="hidden" name="merged" value={right.id} />
        <FormActions note="The name that stays is the left one’s. Swap them if the other is right.">
          {!obstacle && <Button kind="danger">Make them one</Button>}
          <ButtonLink kind="quiet" to={paths.admin.donorMerge(right.id, left.id)}>
            Swap the two
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.admin.donor(left.id)}>
            Leave them apart
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

function addressOf({ street, city, state, postalCode }: Held): string {
  return [street, city, state, postalCode].filter(Boolean).join(', ') || 'Not known'
}
