import type { CallNow } from '#app/domain/grants/read-calls.server.ts'
import type { ReleasePlan } from '#app/domain/grants/release/read-release-plan.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'
import { refusedPlanWords } from './release-words.ts'

type ReleaseWarningsProps = {
  call: CallNow
  undecided: number
  /** The numbers of the drafts that lack their second officer. */
  lacking: readonly string[]
  plan: ReleasePlan | null
}

/** A planned release that did not happen says so, whether or not anything is drafted now. */
export function RefusedPlan({ plan, zone }: { plan: ReleasePlan | null; zone: string }) {
  if (plan?.state !== 'refused' || !plan.refusal) return null
  return (
    <Notice tone="warn" title="The planned release did not happen">
      It was to be <When at={plan.releaseAt} zone={zone} />. {refusedPlanWords[plan.refusal]}
    </Notice>
  )
}

/** What speaks against a release now: more may still be sent in, or wait for its decision or its second officer. */
export function ReleaseWarnings({ call, undecided, lacking, plan }: ReleaseWarningsProps) {
  return (
    <>
      {plan?.state === 'waiting' && plan.changed > 0 && (
        <Notice tone="warn" title="Decisions were drafted after the release was planned">
          It will not happen like this. Cancel it, look at the decisions, and plan it anew.
        </Notice>
      )}
      {lacking.length > 0 && (
        <Notice tone="warn" title={`No second officer has agreed to ${lacking.join(', ')}`}>
          Awards of this size are released when an officer who did not draft them has agreed. The others wait with them.
        </Notice>
      )}
      {call.stage === 'open' && (
        <Notice tone="warn" title="The call is still open">
          {call.deadline === null ? (
            'It has no closing time; what is sent in later is decided and released later.'
          ) : (
            <>
              It closes <CallDeadline call={call} />. Whoever is still writing learns that others are decided.
            </>
          )}
        </Notice>
      )}
      {undecided > 0 && (
        <Notice tone="warn" title={`${undecided} ${undecided === 1 ? 'application is' : 'applications are'} undecided`}>
          A release tells those below alone; the others wait for another release.
        </Notice>
      )}
    </>
  )
}
