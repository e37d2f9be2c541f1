import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readStops } from '#app/domain/activity/stops/read-stops.server.ts'
import { stoppables, stopWords } from '#app/domain/activity/stops/stop.ts'
import { mayManagePeople } from '#app/domain/people/policy.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Stops' }]

export async function loader(args: LoaderFunctionArgs) {
  const reader = await requireRole(args, 'auditor', 'administrator')
  const stopped = await readStops(world.db, reader)
  return { stopped, maySwitch: mayManagePeople(reader), zone: reader.timeZone }
}

export default function StopsPage() {
  const { stopped, maySwitch, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Stops"
      lead="When something has leaked, stop the way it went first: for everybody, from the next request on."
    >
      {stoppables.map((what) => {
        const stop = stopped.find((one) => one.what === what)
        return (
          <Section key={what} title={stopWords[what].name}>
            <p>
              <Status of={stop ? 'stopped' : 'running'} /> {stopWords[what].covers}
            </p>
            {stop && (
              <p>
                {stop.by}, <When at={stop.stoppedAt} zone={zone} />: {stop.reason}
              </p>
            )}
            {maySwitch && (
              <ButtonLink kind="quiet" size="small" to={paths.admin.stop(what)}>
                {stop ? 'Start it again' : 'Stop it'}
              </ButtonLink>
            )}
          </Section>
        )
      })}
    </StaffPage>
  )
}
