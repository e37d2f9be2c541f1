import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { isEditable } from '#app/domain/grants/application.ts'
import { partFields } from '#app/domain/grants/application-form.ts'
import { findProblems, type SectionProblem } from '#app/domain/grants/check-answers.ts'
import { type FormSection, shownQuestions, shownSections } from '#app/domain/grants/forms/form.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readRenewal } from '#app/domain/grants/renewals/read-renewal.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { answerOf } from '#app/proposal/answer.tsx'
import { AttachmentLink } from '#app/proposal/attachment-link.tsx'
import { ownApplication } from '#app/proposal/own-application.server.ts'
import { wordOfRole } from '#app/proposal/proposal.tsx'
import { RenewalWaits } from '#app/proposal/renewal-part.tsx'
import { RequestTable } from '#app/proposal/request-table.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { world } from '#app/world.server.ts'
import { ProblemList } from './problem-list.tsx'
import { SendForm } from './send-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Check your answers')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  if (!isEditable(application.stage)) {
    throw redirect(paths.research.application(application.id))
  }
  const { form, answers, call, leadEmail, attachment } = application
  const problems = findProblems({ form, answers, call, leadEmail, hasAttachment: attachment !== null })
  const renewal = await readRenewal(world, person, application.id)
  return { application, problems, renewal, zone: person.timeZone }
}

export default function CheckPage() {
  const { application, problems, renewal, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={application.number}
      title="Check your answers"
      lead="This is what reviewers will read. Every answer can still be changed."
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
      notices={
        <>
          <RenewalWaits renewal={renewal} />
          <ProblemList applicationId={application.id} problems={problems} />
        </>
      }
    >
      <Stack gap="wide">
        {shownSections(application.form, application.answers).map((section) => (
          <Section key={section.name} title={section.title}>
            {section.part === 'request' && <RequestTable lines={application.lines} />}
            <SummaryList rows={rowsOf(section, application, problems)} />
          </Section>
        ))}
        <SendForm application={application} problems={problems.length} zone={zone} />
      </Stack>
    </PublicPage>
  )
}

function rowsOf(section: FormSection, application: MyApplication, problems: readonly SectionProblem[]): SummaryRow[] {
  const changeTo = paths.research.applicationSection(application.id, section.name)
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.sentence
  const asked = shownQuestions(application.form, section, application.answers).map((question) => ({
    term: question.label,
    value: answerOf(question, application.answers[question.name]),
    changeTo,
    error: errorAt(question.name),
  }))
  const typedNames = partFields(section, application.call.gpuClasses)
  const ofLines = problems.find(({ field }) => typedNames.includes(field))?.sentence
  if (section.part === 'attachment') return [attachmentRow(application, changeTo)]
  if (section.part === 'request')
    return [{ term: 'Hours', value: hoursWord(application), changeTo, error: ofLines }, ...asked]
  if (section.part === 'team') return [...teamRows(application, changeTo, ofLines), ...asked]
  return asked
}

function attachmentRow({ id, attachment }: MyApplication, changeTo: string): SummaryRow {
  const value = attachment ? <AttachmentLink applicationId={id} attachment={attachment} /> : 'None'
  return { term: 'PDF', value, changeTo }
}

function hoursWord({ lines }: MyApplication): string | undefined {
  if (lines.length === 0) return undefined
  return lines.length === 1 ? 'One GPU class, as above' : `${lines.length} GPU classes, as above`
}

function teamRows(application: MyApplication, changeTo: string, error: string | undefined): SummaryRow[] {
  const members = application.members.map((member) => ({
    term: wordOfRole(member.role),
    value: [member.name, member.institution, member.email].filter(Boolean).join(', '),
    changeTo,
  }))
  return [{ term: wordOfRole('pi'), value: application.leadName, error }, ...members]
}
