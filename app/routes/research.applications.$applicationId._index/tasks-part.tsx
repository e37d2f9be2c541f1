import type { Task } from '#app/domain/grants/check-answers.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { When } from '#app/ui/when.tsx'

type TasksPartProps = {
  application: MyApplication
  tasks: readonly Task[]
  zone: string
}

/** What there is to fill in, and when it must be sent. */
export function TasksPart({ application, tasks, zone }: TasksPartProps) {
  const { call } = application
  const left = tasks.filter(({ status }) => status !== 'done' && status !== 'optional').length
  return (
    <>
      {application.stage === 'returned' && (
        <Notice tone="warn" title="A programme officer asks for a change">
          <Paragraphs text={application.screeningNote ?? ''} />
          <p>You may send it again although the call may have closed meanwhile.</p>
        </Notice>
      )}
      {application.stage === 'draft' && call.stage === 'closed' && (
        <Notice tone="warn" title="The call has closed">
          It closed <CallDeadline call={call} readerZone={zone} />, so this draft can no longer be sent. Nothing of it
          is lost: you can read, change and copy every answer.
        </Notice>
      )}
      {application.newerForm && (
        <Notice
          title="The call asks something else since you began"
          action={<ButtonLink to={paths.research.applicationForm(application.id)}>See what differs</ButtonLink>}
        >
          You may stay with the form you began, or answer the newer one. Nothing you wrote is lost either way.
        </Notice>
      )}
      <Section
        title="What there is to do"
        note={
          <>
            {call.stage === 'open' && (
              <p>
                The call closes <CallDeadline call={call} readerZone={zone} />.
              </p>
            )}
            <p>
              Last saved <When at={application.savedAt} zone={zone} />.
            </p>
          </>
        }
      >
        <TaskList
          tasks={tasks.map(({ section, status }) => ({
            name: section.title,
            hint: section.lead,
            to: paths.research.applicationSection(application.id, section.name),
            status,
          }))}
        />
        <FormActions
          note={left === 0 ? 'Everything is answered.' : `${left} of ${tasks.length} sections still want something.`}
        >
          <ButtonLink
            to={paths.research.applicationSection(application.id, 'check')}
            kind={left === 0 ? 'primary' : 'quiet'}
          >
            Check your answers
          </ButtonLink>
        </FormActions>
      </Section>
    </>
  )
}
