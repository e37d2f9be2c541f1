import { recordPath } from '#app/area/record-path.ts'
import type { EntryInFull } from '#app/domain/impact/read-journal.server.ts'
import { paths } from '#app/paths.ts'
import { Mono } from '#app/ui/mono.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

/** Where an entry comes from, who made it, and its place in the chain. */
export function EntryFacts({ entry, zone }: { entry: EntryInFull; zone: string }) {
  const rows: (SummaryRow | null)[] = [
    { term: 'Effective on', value: <OnDay on={entry.on} /> },
    { term: 'Recorded', value: <When at={entry.recordedAt} zone={zone} /> },
    { term: 'Because of', value: <Source type={entry.sourceType} id={entry.sourceId} /> },
    { term: 'By', value: entry.by },
    entry.memo ? { term: 'Memo', value: entry.memo } : null,
    entry.reverses ? { term: 'Reverses', value: <Other id={entry.reverses} /> } : null,
    entry.reversedBy ? { term: 'Reversed by', value: <Other id={entry.reversedBy} /> } : null,
    { term: 'Place in the chain', value: entry.place.toLocaleString('en-US') },
    { term: 'Hash', value: <Mono>{entry.hash}</Mono> },
    { term: 'Hash before it', value: <Mono>{entry.previousHash}</Mono> },
  ]
  return <SummaryList rows={rows.filter((row) => row !== null)} />
}

/** A source may name a part after the record: "imp_…:alo_…". */
function Source({ type, id }: { type: string; id: string }) {
  const page = recordPath(id.split(':')[0] ?? id)
  const words = type.replaceAll('_', ' ')
  return (
    <>
      {page ? <a href={page}>{words}</a> : words} <Mono>{id}</Mono>
    </>
  )
}

function Other({ id }: { id: string }) {
  return (
    <a href={paths.admin.ledgerEntry(id)}>
      <Mono>{id}</Mono>
    </a>
  )
}
