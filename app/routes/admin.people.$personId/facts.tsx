import { roleWords } from '#app/domain/people/person.ts'
import type { PersonRecord } from '#app/domain/people/read-person.server.ts'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'

export function Facts({ record, zone }: { record: PersonRecord; zone: string }) {
  const { person } = record
  return (
    <Section title="Account">
      <SummaryList
        rows={[
          {
            term: 'Roles',
            value: person.roles.map((role) => roleWords[role]).join(', ') || 'None: a donor or researcher.',
          },
          { term: 'Joined', value: <When at={record.createdAt} zone={zone} /> },
          ...(record.disabledAt
            ? [{ term: 'Shut out since', value: <When at={record.disabledAt} zone={zone} /> }]
            : []),
          { term: 'Password', value: record.hasPassword ? 'Set' : 'Not set' },
          {
            term: 'Authenticator',
            value: record.hasAuthenticator ? 'Set up' : 'Not set up',
          },
          { term: 'Passkeys', value: record.passkeys > 0 ? String(record.passkeys) : 'None' },
          ...(record.hasSecondStep ? [{ term: 'Recovery codes', value: `${record.recoveryCodesLeft} left` }] : []),
          { term: 'Open sessions', value: String(record.openSessions) },
          { term: 'API tokens in use', value: String(record.activeTokens) },
          { term: 'Time zone', value: person.timeZone },
        ]}
      />
    </Section>
  )
}
