import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readJournalEntry } from '#app/domain/impact/read-journal.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { CodeBlock, Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { EntryFacts } from './entry-facts.tsx'
import { PostingTable } from './posting-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Entry ${page.entry.id}` : 'Entry' },
]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'finance_officer', 'auditor', 'administrator')
  const entryId = parseId('ent', args.params.entryId)
  const entry = entryId ? await readJournalEntry(world.db, reader, entryId) : null
  return entry ? { entry, zone: world.lab.timeZone } : notFound()
}

export default function Entry() {
  const { entry, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={entry.sentence}
      meta={
        <>
          <span>{entry.kind.replaceAll('-', ' ')}</span>
          {entry.reversedBy && <Status of="reversed" tone="warn" />}
          <Mono>{entry.id}</Mono>
        </>
      }
      breadcrumb={[{ to: paths.admin.ledger(), label: 'Journal' }]}
    >
      <PostingTable postings={entry.postings} />
      <Section title="Where it comes from">
        <EntryFacts entry={entry} zone={zone} />
      </Section>
      <Section
        title="What was hashed"
        note="The hash is the SHA-256 of the hash before it, a line feed, and exactly this text in UTF-8. Fields are parted by the unit separator (U+001F), shown here as ¦."
      >
        <CodeBlock label="The sealed text of the entry">{entry.body.replaceAll('\u001f', '¦')}</CodeBlock>
      </Section>
    </StaffPage>
  )
}
