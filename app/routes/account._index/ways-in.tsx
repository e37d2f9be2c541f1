import type { PersonRecord } from '#app/domain/people/read-person.server.ts'
import { paths } from '#app/paths.ts'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'

/** How this person can get in, and what guards the way. */
export function WaysIn({ record }: { record: PersonRecord }) {
  const rows: SummaryRow[] = [
    { term: 'Link by e-mail', value: `Always works, sent to ${record.person.email}.` },
    {
      term: 'Password',
      value: record.hasPassword ? 'Set.' : 'Not set; you do not need one.',
      changeTo: paths.accountPassword(),
    },
    {
      term: 'Authenticator',
      value: record.hasAuthenticator ? 'Set up: every sign-in asks for a code.' : 'Not set up.',
      changeTo: paths.accountSecondStep(),
    },
    {
      term: 'Passkeys',
      value:
        record.passkeys > 0 ? `${record.passkeys} added: every sign-in asks for one, or for a code.` : 'None added.',
      changeTo: paths.accountPasskeys(),
    },
  ]
  if (record.hasSecondStep) {
    rows.push({
      term: 'Recovery codes',
      value:
        record.recoveryCodesLeft > 0
          ? `${record.recoveryCodesLeft} left.`
          : 'None left. Make new ones before you need them.',
      changeTo: paths.accountRecoveryCodes(),
    })
  }
  return (
    <>
      <Section title="Ways in">
        <SummaryList rows={rows} />
      </Section>
      <Section title="Calendar">
        <p>
          <a href={paths.accountCalendar()}>Your deadlines in your own calendar program</a>
        </p>
      </Section>
    </>
  )
}
