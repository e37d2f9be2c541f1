import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EntryAsLine } from '#app/area/ledger-lines.tsx'
import { readJournalEntry } from '#app/domain/impact/read-journal.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { CodeBlock, Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Entry ${page.entry.id}` : 'Entry' },
]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'finance_officer', 'auditor', 'administrator')
  const entryId = parseId('ent', args.params.entryId)
  const entry = entryId ? await readJournalEntry(world.db, reader, entryId) : null
  if (!entry) return notFound()
  return { entry, sourceTo: sourcePath(entry.sourceType, entry.sourceId), zone: world.lab.timeZone }
}

export default function Entry() {
  const { entry, sourceTo, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={entry.sentence}
      meta={entry.kind.replaceAll('-', ' ')}
      breadcrumb={[{ to: paths.admin.ledger(), label: 'Journal' }]}
    >
      <EntryAsLine line={entry} entryTo={paths.admin.ledgerEntry} accountTo={paths.admin.ledgerOf} isOpen />
      <Section title="Accounts">
        <Table
          caption="The accounts of this entry in words"
          captionIs="hidden"
          columns={[
            { name: 'account', label: 'Account' },
            { name: 'words', label: 'What it is' },
          ]}
          rows={entry.postings.map(({ account, words }) => ({
            id: account,
            cells: { account: <Mono>{account}</Mono>, words },
            to: paths.admin.ledgerOf(account),
          }))}
        />
      </Section>
      <Section title="Where it comes from">
        <SummaryList
          rows={[
            { term: 'Effective on', value: <OnDay on={entry.on} /> },
            { term: 'Recorded', value: <When at={entry.recordedAt} zone={zone} /> },
            {
              term: 'Because of',
              value: sourceTo ? <a href={sourceTo}>{entry.sourceId}</a> : `${entry.sourceType} ${entry.sourceId}`,
            },
            { term: 'By', value: <Mono>{entry.actor}</Mono> },
            { term: 'Memo', value: entry.memo || 'None' },
            { term: 'Place in the chain', value: entry.place.toString() },
          ]}
        />
      </Section>
      <Section
        title="What was hashed"
        note="The hash is the SHA-256 of the hash before it, a line feed, and exactly this text in UTF-8. Fields are parted by the unit separator (U+001F), shown here as ␟."
      >
        <CodeBlock label="The sealed text of the entry">{entry.body.replaceAll('\u001f', '␟')}</CodeBlock>
      </Section>
    </StaffPage>
  )
}

/** The page of what an entry came from, where there is one. */
function sourcePath(type: string, id: string): string | null {
  if (type === 'gift') return paths.admin.gift(id)
  if (type === 'application') return paths.admin.application(id)
  if (type === 'allocation') return paths.admin.allocation(id)
  return null
}
