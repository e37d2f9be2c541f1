import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { StaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'
import { GrantedTable } from './granted-table.tsx'
import { Paragraphs } from './paragraphs.tsx'

type DecisionWordsProps = { decision: NonNullable<StaffApplication['decision']>; zone: string }

/** A decision as it is drafted or released, for staff. */
export function DecisionWords({ decision, zone }: DecisionWordsProps) {
  return (
    <>
      <Notice
        tone={decision.releasedAt ? 'good' : 'info'}
        title={`${outcomeWords[decision.outcome]}, ${decision.releasedAt ? 'released' : 'drafted, not released'}`}
      >
        {decision.decidedBy}, <When at={decision.decidedAt} zone={zone} />
      </Notice>
      {decision.lines.length > 0 && (
        <GrantedTable caption={decision.releasedAt ? 'Hours offered' : 'Hours to be offered'} lines={decision.lines} />
      )}
      {decision.reason && <Paragraphs text={decision.reason} />}
      {decision.privateNote && <Paragraphs text={`Among us: ${decision.privateNote}`} />}
    </>
  )
}
