import type { Call } from '#app/domain/grants/call.ts'
import { Deadline } from '#app/ui/when.tsx'

type CallDeadlineProps = { call: Pick<Call, 'deadline' | 'timeZone'>; readerZone?: string | undefined }

/** When a call closes, or the application the call was read with: in its zone and the reader's; a rolling call has no time. */
export function CallDeadline({ call, readerZone }: CallDeadlineProps) {
  if (call.deadline === null) return <>at no set time</>
  return <Deadline at={call.deadline} zone={call.timeZone} readerZone={readerZone} />
}
