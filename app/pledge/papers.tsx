import { isCharged } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeInFull } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { Section } from '#app/ui/section.tsx'

/** The countersigned letter, and the invoice of the next part when its giver pays by hand. */
export function Papers({ pledge }: { pledge: PledgeInFull }) {
  if (!pledge.acceptedAt || !pledge.giver) return null
  const next = pledge.instalments.find((part) => part.owed > 0n)
  const hasInvoice = pledge.state === 'active' && next && !isCharged(pledge.method)
  return (
    <Section title="Papers">
      <p>
        <a href={paths.backer.pledgeLetter(pledge.id)}>Countersigned letter (PDF)</a>
        {hasInvoice && (
          <>
            {' · '}
            <a href={paths.backer.pledgeInvoice(pledge.id, next.id)}>Invoice for part {next.place} (PDF)</a>
          </>
        )}
      </p>
    </Section>
  )
}
