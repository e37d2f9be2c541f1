import type { CallNow } from '#app/domain/grants/read-calls.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** What speaks against a release now: more may still be sent in, or wait for its decision. */
export function ReleaseWarnings({ call, undecided }: { call: CallNow; undecided: number }) {
  return (
    <>
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
