import { longestMessage } from '#app/domain/grants/sight/discussion/discussion.ts'
import type { Discussion, Message } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { Paragraphs } from './paragraphs.tsx'

type DiscussionPartProps = {
  discussion: Discussion
  zone: string
  /** Where something is said, and where the messages before one and one message are. */
  to: string
  earlierTo: (before: string) => string
  messageTo: (messageId: string) => string
  form?: FormReply | undefined
}

/** What was said about an application, the oldest first, and the field to say more while it is open. */
export function DiscussionPart({ discussion, zone, to, earlierTo, messageTo, form }: DiscussionPartProps) {
  const { messages, earlier, isOpen } = discussion
  return (
    <Stack>
      {earlier && (
        <p>
          <a href={earlierTo(earlier)}>Earlier messages</a>
        </p>
      )}
      <Timeline
        happenings={messages.map((message) => ({
          id: message.id,
          at: message.writtenAt,
          who: message.isMine ? `You, as ${message.by}` : message.by,
          what: whatOf(message),
          note: message.words !== null && <Words message={message} to={messageTo(message.id)} isOpen={isOpen} />,
        }))}
        zone={zone}
        empty="Nobody has said anything yet."
      />
      {!isOpen && <p>The discussion is closed.</p>}
      {(isOpen || form) && <SayForm to={to} form={form} />}
    </Stack>
  )
}

/** To other reviewers one wording for all that is gone. */
function whatOf({ words, isTakenBack }: Message): string {
  if (words !== null) return 'wrote'
  return isTakenBack ? 'took a message back' : '– a message is not shown'
}

function Words({ message, to, isOpen }: { message: Message; to: string; isOpen: boolean }) {
  return (
    <Stack gap="tight">
      <Paragraphs text={message.words ?? ''} />
      {message.mayTakeBack && isOpen && (
        <form method="post" action={to}>
          <Button kind="quiet" size="small">
            Take it back
          </Button>
        </form>
      )}
    </Stack>
  )
}

function SayForm({ to, form }: { to: string; form: FormReply | undefined }) {
  return (
    <form method="post" action={to} noValidate>
      <Stack>
        <TextArea
          name="words"
          label="Your message"
          hint="Read by reviewers whose review is in and by programme officers, never by applicants. You can take it back for a quarter of an hour; it cannot be changed."
          rows={4}
          maxLength={longestMessage}
          defaultValue={form?.values.words}
          error={form?.fieldErrors.words}
        />
        <FormActions>
          <Button>Say it</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
