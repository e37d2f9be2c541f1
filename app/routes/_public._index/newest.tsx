import { LedgerLines } from '#app/area/ledger-lines.tsx'
import type { EntryLine } from '#app/domain/impact/entry-line.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Section } from '#app/ui/section.tsx'

/** The last lines of the journal: the figures above are sums of such lines. */
export function Newest({ entries }: { entries: readonly EntryLine[] }) {
  return (
    <Section
      look="public"
      title="The newest entries"
      note={
        <>
          Every figure here is a sum of lines like these. Open one for its postings and its hash, or{' '}
          <a href={paths.impactLedger()}>read and check them all</a>.
        </>
      }
    >
      {entries.length > 0 ? (
        <LedgerLines lines={entries} accountTo={paths.impactLedgerOf} />
      ) : (
        <Empty title="The first dollar and the first GPU-hour will each be a line here." />
      )}
    </Section>
  )
}
