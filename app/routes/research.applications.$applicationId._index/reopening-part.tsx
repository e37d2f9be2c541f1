import type { KeptPaper } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'

type ReopeningPartProps = { application: MyApplication; newest: KeptPaper | undefined; zone: string }

/** That what was sent may still be changed; or that it is being changed, what counts meanwhile, and the way back. */
export function ReopeningPart({ application, newest, zone }: ReopeningPartProps) {
  const { id, call } = application
  const version = newest ? `Version ${newest.number}` : 'What you sent'
  if (application.mayReopen) {
    return (
      <Notice
        title="You may still change it"
        action={<PostButton to={paths.research.applicationSection(id, 'reopen')}>Change what you sent</PostButton>}
      >
        {call.deadline && (
          <>
            Until <CallDeadline call={call} readerZone={zone} />.{' '}
          </>
        )}
        What you sent counts until you send it again.
      </Notice>
    )
  }
  if (application.stage !== 'reopened') return null
  return (
    <Notice
      tone="warn"
      title={`You are changing what you sent. ${version} counts until you send it again`}
      action={
        application.maySubmit && (
          <PostButton to={paths.research.applicationSection(id, 'keep')}>
            Keep {version.toLowerCase()}, drop the changes
          </PostButton>
        )
      }
    >
      <p>
        {version} was sent on {application.submittedAt && <When at={application.submittedAt} zone={zone} />}. Nobody at
        the lab sees your changes.
      </p>
      {call.deadline && (
        <p>
          Changes that are not sent before <CallDeadline call={call} readerZone={zone} /> do not count, and{' '}
          {version.toLowerCase()} stands.
        </p>
      )}
    </Notice>
  )
}

function PostButton({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <form method="post" action={to}>
      <Button kind="quiet">{children}</Button>
    </form>
  )
}
