import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readReport } from '#app/domain/grants/reports/read-reports.server.ts'
import { longestAnswer } from '#app/domain/grants/reports/report.ts'
import { type WriteReportRefusal, writeReport } from '#app/domain/grants/reports/write-report.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { ReportWordsPart } from '#app/proposal/report-words.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { WriteForm } from './write-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) => ownMeta(args, args.data?.report.title ?? 'Report')

const answer = z.string().max(longestAnswer, 'An answer is at most 10,000 letters.').default('')
const Ask = z.object({
  base: z.coerce.number().int().min(0).max(1_000_000).default(0),
  done: answer,
  next: answer,
  problems: answer,
  act: z.enum(['save', 'send'], 'Choose to keep it or to send it.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const report = (await readReport(world, person, idsOf(args.params))) ?? notFound()
  return { report, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const ids = idsOf(args.params)
  ;(await readReport(world, person, ids)) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { base, act, ...words } = form.value
  const isSent = act === 'send'
  const written = { reportId: ids.reportId, base, words, isSent }
  const outcome = await writeReport(world, actorFor(args, person), written)
  if (outcome.ok) {
    const text = isSent ? 'The report is in. An officer reads it and answers.' : 'Kept. Only your team sees it.'
    const to = isSent ? paths.research.project(ids.projectId) : paths.research.report(ids.projectId, ids.reportId)
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  // Whoever has seen the other version may keep hers over it.
  const { base: _base, ...typed } = form.values
  return refuseForm({ values: outcome.refused === 'stale' ? typed : form.values }, sentences[outcome.refused])
}

const sentences: Record<Exclude<WriteReportRefusal, 'not-found'>, string | { field: string; sentence: string }> = {
  stale: 'Somebody of your team kept another version meanwhile. Yours is below: keep it once more to replace theirs.',
  empty: { field: 'done', sentence: 'Say what was reached before you send it.' },
  'in-already': 'The report is in. It can be changed when the lab sends it back.',
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    reportId: parseId('rpt', params.reportId) ?? notFound(),
  }
}

export default function ReportPage() {
  const { report, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker={
        <>
          Due <OnDay on={report.dueOn} />
        </>
      }
      title={report.title}
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(report.project.id), label: report.project.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
      actions={<Status of={report.state === 'due' ? 'to come' : report.state} />}
    >
      {report.note && (
        <Notice tone={report.state === 'returned' ? 'warn' : 'info'} title="The lab’s answer">
          {report.note}
        </Notice>
      )}
      {report.mayWrite ? <WriteForm report={report} form={form} zone={zone} /> : <ReportWordsPart report={report} />}
    </PublicPage>
  )
}
