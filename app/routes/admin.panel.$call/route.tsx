import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readFree } from '#app/domain/compute/read-capacity.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { rankPanel } from '#app/domain/grants/ranking.ts'
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
import { PanelTable } from './panel-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Panel: ${page?.call.title ?? ''}` }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const [rows, free] = await Promise.all([readPanel(world, person, call.id), readFreeHours(call)])
  return { call, rows: rankPanel(rows, new Map(free)), free, mayAct: mayRunCalls(person) }
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
