import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readFree } from '#app/domain/compute/read-capacity.server.ts'
import { calibrate } from '#app/domain/grants/panel/calibrate.ts'
import { readMarks } from '#app/domain/grants/panel/read-marks.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { type RankBy, rankPanel, tiedAtLine } from '#app/domain/grants/ranking.ts'
import { type CallNow, readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'
import { HoursAtHand } from './hours-at-hand.tsx'
import { HowCalibrated, ScoreNotices } from './how-calibrated.tsx'
import { PanelTable } from './panel-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Panel: ${page?.call.title ?? ''}` }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const [rows, marks, free] = await Promise.all([
    readPanel(world, person, call.id),
    readMarks(world, person, call.id),
    readFreeHours(call),
  ])
  const calibration = calibrate(marks)
  const by = calibration ? readRankBy(args.request) : 'mean'
  const ranked = rankPanel(rows, new Map(free), { by, calibration })
  const model = calibration && { bias: calibration.bias, noise: calibration.noise, groups: calibration.groups }
  return { call, rows: ranked, by, model, free, mayAct: mayRunCalls(person) }
}

/** The score that the address asks for; anything else is the plain mean. */
function readRankBy(request: Request): RankBy {
  return new URL(request.url).searchParams.get('by') === 'calibrated' ? 'calibrated' : 'mean'
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

function sortTo(slug: string): Record<RankBy, string> {
  return { mean: paths.admin.panel(slug), calibrated: `${paths.admin.panel(slug)}?by=calibrated` }
}

export default function PanelPage() {
  const { call, rows, by, model, free, mayAct } = useLoaderData<typeof loader>()
  const drafted = rows.filter((row) => row.state === 'decided').length
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
          <a href={paths.admin.panelWaitlist(call.slug)}>Its waiting list</a>
        </>
      }
      lead={`Ranked by the ${by === 'mean' ? 'mean of the reviews' : 'calibrated score'}. The line stands where free hours run out; a score whose error bar crosses it does not tell applications apart.`}
      notices={<ScoreNotices model={model} tied={tiedAtLine(rows)} />}
    >
      <HoursAtHand rows={rows} free={free} />
      <PanelTable rows={rows} by={by} sortTo={model ? sortTo(call.slug) : undefined} />
      <HowCalibrated model={model} />
      {mayAct && (
        <Section title="Release">
          <p>
            {drafted === 0 ? (
              'No decision is drafted that is not released yet.'
            ) : (
              <ButtonLink to={paths.admin.panelRelease(call.slug)}>
                Look at {drafted === 1 ? 'the drafted decision' : `${drafted} drafted decisions`} before the release
              </ButtonLink>
            )}
          </p>
        </Section>
      )}
    </StaffPage>
  )
}
