import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'

type SendFormProps = { application: MyApplication; problems: number; zone: string }

/** The button that sends, or why there is none. */
export function SendForm({ application, problems, zone }: SendFormProps) {
  const { call } = application
  const back = (
    <ButtonLink to={paths.research.application(application.id)} kind="quiet">
      Back to the list
    </ButtonLink>
  )
  if (application.stage === 'draft' && call.stage !== 'open') {
    return (
      <Notice tone="warn" title="The call has closed" action={back}>
        It closed <CallDeadline call={call} readerZone={zone} />. Nothing of this draft is lost, and it can no longer be
        sent.
      </Notice>
    )
  }
  if (!application.maySubmit) {
    return (
      <Notice title={`${application.leadName} sends it`} action={back}>
        You may not send this application in. Ask {application.leadName} to send it, or to let you.
      </Notice>
    )
  }
  if (problems > 0) {
    return (
      <Notice tone="warn" title="Not ready to send yet" action={back}>
        Put right what is listed at the top of this page; then the button stands here.
      </Notice>
    )
  }
  return (
    <Section title="Send it in">
      <form method="post" action={paths.research.applicationSection(application.id, 'submit')}>
        <input type="hidden" name="revision" value={application.revision} />
        <FormActions note="You get a receipt with the number and the time, on the next page and by e-mail.">
          <Button size="large">Send the application</Button>
          {back}
        </FormActions>
      </form>
    </Section>
  )
}
