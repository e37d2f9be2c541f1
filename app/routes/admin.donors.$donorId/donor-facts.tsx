import type { DonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** Who the donor is, where it is, and who looks after it. */
export function DonorFacts({ record }: { record: DonorRecord }) {
  const { kind, street, city, state, postalCode, country } = record.words
  const place = [street, city, [state, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
  return (
    <Section title="The donor">
      <SummaryList
        rows={[
          { term: 'Kind', value: { person: 'Person', organisation: 'Organisation', household: 'Household' }[kind] },
          { term: 'Address', value: place || 'Not known' },
          { term: 'Looked after by', value: record.owner ?? 'Nobody yet' },
        ]}
      />
    </Section>
  )
}
