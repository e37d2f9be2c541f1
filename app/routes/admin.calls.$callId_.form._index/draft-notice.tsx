import type { CallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { paths } from '#app/paths.ts'
import { SeenFields } from '#app/proposal/seen-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'

type DraftNoticeProps = {
  callId: string
  draft: { number: number } | null
  seen: CallForms['seen']
  /** The number of the version that applicants answer now. */
  published: number
}

/** Whether a version is being written, and what can become of it. */
export function DraftNotice({ callId, draft, seen, published }: DraftNoticeProps) {
  if (!draft) {
    return (
      <Notice title={`Version ${published} is published`}>Change anything below, and the next version begins.</Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      title={`Version ${draft.number} is being written; applicants are asked version ${published}`}
      action={
        <form method="post" action={paths.admin.callFormAct(callId, 'publish')}>
          <SeenFields seen={seen} />
          <Row>
            <Button>Publish version {draft.number}</Button>
            <Button kind="quiet" formAction={paths.admin.callFormAct(callId, 'discard')}>
              Throw it away
            </Button>
          </Row>
        </form>
      }
    >
      Once published it can be replaced and never changed.
    </Notice>
  )
}
