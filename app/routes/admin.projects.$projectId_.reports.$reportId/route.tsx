import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type JudgeReportRefusal, judgeReport } from '#app/domain/grants/reports/judge-report.server.ts'
import { readReport } from '#app/domain/grants/reports/read-reports.server.ts'
import { isAwaited } from '#app/domain/grants/reports/report.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ReportWordsPart } from '#app/proposal/report-words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.report.title ?? 'Report' }]

const Ask = z.object({
  to: z.enum(['accepted', 'returned'], 'Choose an answer.'),
  note: z.string().max(2000, 'An answer is at most 2,000 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer', 'auditor', 'administrator')
  const report = (await readReport(world, person, idsOf(args.params))) ?? notFound()
  return { report }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const ids = idsOf(args.params)
  ;(await readReport(world, person, ids)) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await judgeReport(world, actorFor(args, person), { reportId: ids.reportId, ...form.value })
  if (outcome.ok) {
    const text = form.value.to === 'accepted' ? 'The report is accepted.' : 'The report is sent back with your words.'
    return redirectWithFlash(args.request, paths.admin.project(ids.projectId), { tone: 'good', text })
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<JudgeReportRefusal, 'not-found'>, string | { field: string; sentence: string }> = {
  'own-project': 'You have a part in this project, so another officer reads its reports.',
  'not-in': 'The report is not in, or was answered already.',
  'note-missing': { field: 'note', sentence: 'Say what is missing; the team reads it.' },
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    reportId: parseId('rpt', params.reportId) ?? notFound(),
  }
}

export default function StaffReportPage() {
  const { report } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={report.title}
      breadcrumb={[
        { to: paths.admin.projects(), label: 'Projects' },
        { to: paths.admin.project(report.project.id), label: report.project.title },
      ]}
      meta={
        <>
          <Status of={report.state === 'due' ? 'to come' : report.state} /> due <OnDay on={report.dueOn} />
        </>
      }
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was answered; what you typed is still here." />}
    >
      {isAwaited(report.state) ? (
        <Empty title="It is not in. The team is reminded by letter a fortnight before the day and after it." />
      ) : (
        <ReportWordsPart report={report} />
      )}
      {report.note && <Section title="Answered">{report.note}</Section>}
      {report.mayJudge && (
        <Section title="Answer">
          <form method="post" noValidate>
            <Stack>
              <Radios
                name="to"
                label="What the team is told"
                labelIs="hidden"
                defaultValue={form?.values.to}
                error={form?.fieldErrors.to}
                choices={[
                  { value: 'accepted', label: 'Accept it' },
                  {
                    value: 'returned',
                    label: 'Send it back',
                    hint: 'It is awaited again until the team has changed it.',
                  },
                ]}
              />
              <TextArea
                name="note"
                label="Your words"
                hint="The lead reads them in a letter. Needed when it goes back."
                rows={4}
                maxLength={2000}
                defaultValue={form?.values.note}
                error={form?.fieldErrors.note}
                isOptional
              />
              <FormActions>
                <Button>Answer</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
