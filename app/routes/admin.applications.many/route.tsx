import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { mostInBulk } from '#app/domain/grants/bulk/bulk.ts'
import { readAskable } from '#app/domain/grants/bulk/read-askable.server.ts'
import { readChosen } from '#app/domain/grants/bulk/read-bulk.server.ts'
import { type StartBulkRefusal, startBulk } from '#app/domain/grants/bulk/start-bulk.server.ts'
import { outcomeWords } from '#app/domain/grants/decision.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { bulkLeads, bulkTitles } from '#app/proposal/bulk-words.ts'
import { workAndTell } from '#app/proposal/work-and-tell.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { bulkIn, chosenIn, ManyAsk, pickedIn, rowOf } from './many-ask.ts'
import { ManyForm } from './many-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${bulkTitles[page.act]}: several applications` : 'Several applications' },
]

const nothing = { tone: 'warn', text: 'Tick the applications, and choose what to do with them.' } as const

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const { act, ids } = pickedIn(new URL(args.request.url).searchParams)
  const lines = await readChosen(world, officer, ids)
  if (!act || lines.length === 0) throw await redirectWithFlash(args.request, paths.admin.applications(), nothing)
  const reviewers = act === 'assign' ? await readAskable(world, officer) : []
  return { act, lines, reviewers, bulkId: world.ids.next('blk') }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const actor = actorFor(args, officer)
  const form = await readForm(args.request, ManyAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const bulkId = parseId('blk', form.value.bulk) ?? world.ids.next('blk')
  const asked = bulkIn(form.value, world.lab.timeZone)
  if (!asked.ok) return refuseForm(form, asked, 400)
  const started = await startBulk(world, actor, { bulkId, bulk: asked.bulk, chosen: chosenIn(form.value.row) })
  if (started.ok) {
    return redirectWithFlash(args.request, paths.admin.bulkAct(bulkId), await workAndTell(world, actor, bulkId))
  }
  if (started.refused === 'not-found' || started.refused === 'not-allowed') return notFound()
  return refuseForm(form, sentences[started.refused], 400)
}

type Said = Exclude<StartBulkRefusal, 'not-found' | 'not-allowed'>
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'nothing-chosen': 'No application is chosen. Go back to the list and tick some.',
  'too-many': `At most ${mostInBulk} applications go at once.`,
  'note-missing': { field: 'note', sentence: 'Write the applicants why: they read it.' },
  'not-a-reviewer': { field: 'reviewerId', sentence: 'This person is not a reviewer any more.' },
  'other-words': 'This form was sent before with other words. Begin anew from the list.',
  'due-past': { field: 'dueOn', sentence: 'That day is over. Choose a due day from today on.' },
}

export default function ManyPage() {
  const { act, lines, reviewers, bulkId } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={bulkTitles[act]}
      lead={bulkLeads[act]}
      breadcrumb={[{ to: paths.admin.applications(), label: 'Applications' }]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was done; what you typed is still here." />}
    >
      <Table
        caption="The applications that are chosen"
        captionIs="hidden"
        columns={[
          { name: 'number', label: 'Number', isTight: true },
          { name: 'title', label: 'Application', isRowHeading: true, isClipped: true },
          { name: 'state', label: 'State', isTight: true },
          ...(act === 'decide' ? [{ name: 'draft', label: 'Drafted', isTight: true }] : []),
          { name: 'call', label: 'Call', isClipped: true },
        ]}
        rows={lines.map(({ id, number, title, state, draft, call }) => ({
          id,
          to: paths.admin.application(id),
          cells: { number, title, state: <Status of={state} />, draft: draft && outcomeWords[draft.outcome], call },
        }))}
      />
      <Section title="For all of them">
        <ManyForm bulkId={bulkId} act={act} rows={lines.map(rowOf)} reviewers={reviewers} form={form} />
      </Section>
    </StaffPage>
  )
}
