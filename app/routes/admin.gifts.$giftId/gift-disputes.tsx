import { stateWords, warningWords } from '#app/domain/giving/disputes/dispute.ts'
import type { DisputeLine, WarningLine } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** What the giver's bank says of a gift, where whoever opens it cannot miss it. */
export function GiftDisputes({ disputes, warnings }: { disputes: DisputeLine[]; warnings: WarningLine[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning.id} tone="bad" title="The card’s bank calls this payment fraud">
          <p>
            It says: {warningWords(warning.kind)}.{' '}
            <a href={paths.admin.fraudWarning(warning.id)}>Decide what becomes of it</a>
          </p>
        </Notice>
      ))}
      {disputes.map((dispute) => (
        <Notice
          key={dispute.id}
          tone={dispute.closedAt ? 'info' : 'bad'}
          title={`Dispute: ${stateWords[dispute.state].toLowerCase()}`}
        >
          <p>
            <Money of={dispute.amount} /> of this gift. <a href={paths.admin.dispute(dispute.id)}>See the dispute</a>
          </p>
        </Notice>
      ))}
    </>
  )
}
