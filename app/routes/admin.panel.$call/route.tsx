import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readFree } from '#app/domain/compute/read-capacity.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { rankPanel } from '#app/domain/grants/ranking.ts'
import { type CallNow, readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'
import { HoursAtHand } from './hours-at-hand.tsx'
import { PanelTable } from './panel-table.tsx'
import { ReleaseForm } from './release-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Panel: ${page?.call.title ?? ''}` }]

const Ask = z.object({ expected: z.coerce.number().int().min(0) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const [rows, free] = await Promise.all([readPanel(world, person, call.id), readFreeHours(call)])
  return { call, rows: rankPanel(rows, new Map(free)), free, mayAct: mayRunCalls(person) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const to = paths.admin.panel(call.slug)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirect(to, 303)
  const outcome = await releaseDecisions(world, actorFor(args, person), { callId: call.id, ...form.value })
  if (outcome.ok) {
    const text = `Released: ${releasedWords(outcome.value.released)} known now, and the letters are on their way.`
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

function releasedWords(count: number): string {
  return count === 1 ? 'one decision is' : `${count} decisions are`
}

const sentences = {
  'not-allowed': 'Only a programme officer releases decisions.',
  'nothing-to-release': 'There is no drafted decision to release.',
  'changed-since': 'Somebody drafted or changed a decision meanwhile. Nothing was released; look once more.',
  'own-application': 'You have a part in an application of this call, so a colleague must release its decisions.',
}

/** The free hours of each class over the call's months: what the line is drawn by. */
async function readFreeHours(call: CallNow) {
  return Promise.all(
    call.gpuClasses.map(async (gpuClass) => {
      const months = await readFree(world.db, gpuClass, call.firstMonth)
      const within = months.filter(({ month }) => month <= call.lastMonth)
      return [gpuClass, gpuSeconds(within.reduce((sum, { free }) => sum + free, 0n))] as const
    }),
  )
}

export default function PanelPage() {
  const { call, rows, free, mayAct } = useLoaderData<typeof loader>()
  const drafted = rows.filter((row) => row.state === 'decided').length
  const undecided = rows.filter((row) => row.outcome === null).length
  return (
    <StaffPage
      title={`Panel: ${call.title}`}
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      meta={
        <>
          <Status of={call.stage} />
          <a href={`${paths.admin.applications()}?call=${call.id}`}>All its applications</a>
        </>
      }
      lead="Ranked by the mean of the reviews. The line stands where free hours run out; scores near it do not tell applications apart."
    >
      <HoursAtHand rows={rows} free={free} />
      <PanelTable rows={rows} />
      {mayAct && <ReleaseForm drafted={drafted} undecided={undecided} />}
    </StaffPage>
  )
}
