import type { EntryLine } from '#app/domain/impact/entry-line.ts'
import { LedgerLine } from '#app/ui/ledger-line.tsx'

type LedgerLinesProps = {
  lines: readonly EntryLine[]
  /** The address of an entry, where it has a page of its own. */
  entryTo?: (entryId: string) => string
  accountTo: (account: string) => string
}

/** Journal entries under each other, each folded to its sentence. */
export function LedgerLines({ lines, entryTo, accountTo }: LedgerLinesProps) {
  return (
    <div>
      {lines.map((line) => (
        <EntryAsLine key={line.id} line={line} entryTo={entryTo} accountTo={accountTo} />
      ))}
    </div>
  )
}

type EntryAsLineProps = {
  line: EntryLine
  entryTo: ((entryId: string) => string) | undefined
  accountTo: (account: string) => string
  isOpen?: boolean
}

/** One entry; without pages of their own, entries lead to each other on the page they stand on. */
function EntryAsLine({ line, entryTo, accountTo, isOpen = false }: EntryAsLineProps) {
  const other = (id: string | null) => (id ? { to: entryTo ? entryTo(id) : `#entry-${id}`, label: id } : undefined)
  return (
    <LedgerLine
      id={line.id}
      sentence={line.sentence}
      on={line.on}
      postings={line.postings.map(({ account, asset, amount }) => ({ account, asset, amount, to: accountTo(account) }))}
      hash={line.hash}
      previousHash={line.previousHash}
      reverses={other(line.reverses)}
      reversedBy={other(line.reversedBy)}
      to={entryTo?.(line.id)}
      isOpen={isOpen}
    />
  )
}
