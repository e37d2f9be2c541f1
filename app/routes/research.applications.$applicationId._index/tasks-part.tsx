import { type SectionName, sectionLeads, sectionTitles } from '#app/domain/grants/application-form.ts'
import type { SectionStatus } from '#app/domain/grants/check-answers.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { Deadline, When } from '#app/ui/when.tsx'

type TasksPartProps = {
  application: MyApplication
  sections: readonly { section: SectionName; status: SectionStatus }[]
  zone: string
}

/** What there is to fill in, and when it must be sent. */
export function TasksPart({ application, sections, zone }: TasksPartProps) {
  const { call } = application
  const left = sections.filter(({ status }) => status !== 'done' && status !== 'optional').length
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
          It closed <Deadline at={call.deadline} zone={call.timeZone} readerZone={zone} />, so this draft can no longer
          be sent. Nothing of it is lost: you can read, change and copy every answer.
        </Notice>
      )}
      <Section
        title="What there is to do"
        note={
          <>
            {call.stage === 'open' && (
              <p>
                The call closes <Deadline at={call.deadline} zone={call.timeZone} readerZone={zone} />.
              </p>
            )}
            <p>
              Last saved <When at={application.savedAt} zone={zone} />.
            </p>
          </>
        }
      >
        <TaskList
          tasks={sections.map(({ section, status }) => ({
            name: sectionTitles[section],
            hint: sectionLeads[section],
            to: paths.research.applicationSection(application.id, section),
            status,
          }))}
        />
        <FormActions
          note={left === 0 ? 'Everything is answered.' : `${left} of ${sections.length} sections still want something.`}
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
