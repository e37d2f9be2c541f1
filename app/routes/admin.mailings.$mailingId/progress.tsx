import { type MailingDonorState, mailingDonorWords } from '#app/domain/giving/mailings/mailing.ts'
import { Stat, StatRow } from '#app/ui/stat.tsx'

/** How far a mailing is. */
export function Progress({ counts }: { counts: Record<MailingDonorState, number> }) {
  const shown = (Object.entries(counts) as [MailingDonorState, number][]).filter(
    ([state, count]) => count > 0 || state === 'queued' || state === 'waiting',
  )
  return (
    <StatRow>
      {shown.map(([state, count]) => (
        <Stat key={state} label={mailingDonorWords[state]} value={count.toLocaleString('en-US')} />
      ))}
    </StatRow>
  )
}
