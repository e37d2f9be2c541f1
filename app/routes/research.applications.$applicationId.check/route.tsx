import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import {
  fieldNames,
  questions,
  type SectionName,
  sectionNames,
  sectionTitles,
} from '#app/domain/grants/application-form.ts'
import { findProblems, type SectionProblem } from '#app/domain/grants/check-answers.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { AttachmentLink } from '#app/proposal/attachment-link.tsx'
import { ownApplication } from '#app/proposal/own-application.server.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { wordOfRole } from '#app/proposal/proposal.tsx'
import { RequestTable } from '#app/proposal/request-table.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { SendForm } from './send-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Check your answers')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  if (application.stage !== 'draft' && application.stage !== 'returned') {
    throw redirect(paths.research.application(application.id))
  }
  const { answers, call, leadEmail, attachment } = application
  const problems = findProblems({ answers, call, leadEmail, hasAttachment: attachment !== null })
  return { application, problems, zone: person.timeZone }
}

export default function CheckPage() {
  const { application, problems, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={application.number}
      title="Check your answers"
      lead="This is what reviewers will read. Every answer can still be changed."
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
      notices={<ProblemList applicationId={application.id} problems={problems} />}
    >
      <Stack gap="wide">
        {sectionNames.map((section) => (
          <Section key={section} title={sectionTitles[section]}>
            {section === 'compute' && <RequestTable lines={application.lines} />}
            <SummaryList rows={rowsOf(section, application, problems)} />
          </Section>
        ))}
        <SendForm application={application} problems={problems.length} zone={zone} />
      </Stack>
    </PublicPage>
  )
}

function rowsOf(section: SectionName, application: MyApplication, problems: readonly SectionProblem[]): SummaryRow[] {
  const changeTo = paths.research.applicationSection(application.id, section)
  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.sentence
  if (section === 'attachment') {
    const { attachment } = application
    const value = attachment ? <AttachmentLink applicationId={application.id} attachment={attachment} /> : 'None'
    return [{ term: 'PDF', value, changeTo }]
  }
  const asked = questions[section].map((question) => {
    const typed = application.answers[question.name] ?? ''
    const chosen = question.choices?.find((choice) => choice.value === typed)?.label
    const value = chosen ?? shown(typed) ?? (question.isOptional ? 'Nothing' : undefined)
    return { term: question.label, value, changeTo, error: errorAt(question.name) }
  })
  const typedNames = fieldNames(section, application.call.gpuClasses)
  const ofLines = problems.find(({ field }) => typedNames.includes(field) && /^(line|member)-/.test(field))?.sentence
  if (section === 'compute')
    return [{ term: 'Hours', value: hoursWord(application), changeTo, error: ofLines }, ...asked]
  if (section === 'team') return [...teamRows(application, changeTo, ofLines), ...asked]
  return asked
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

function shown(typed: string) {
  return typed.trim() ? <Paragraphs text={typed} /> : undefined
}
