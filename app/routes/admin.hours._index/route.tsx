import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursTable } from '#app/area/hours-view.tsx'
import { readHoursPledges } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { mayAcceptPledges } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Hours in kind' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer', 'auditor', 'administrator')
  const lines = (await readHoursPledges(world.db, person)) ?? notFound()
  return { lines, mayWrite: mayAcceptPledges(person) }
}

export default function Hours() {
  const { lines, mayWrite } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Hours in kind"
      lead="GPU-hours that companies promise. They join the calendar when a compute officer has confirmed their delivery."
      actions={
        mayWrite && (
          <ButtonLink size="small" to={paths.admin.newHours()}>
            Write down a promise
          </ButtonLink>
        )
      }
    >
      <HoursTable lines={lines} to={paths.admin.hoursPledge} caption="Promises of GPU-hours" />
    </StaffPage>
  )
}
