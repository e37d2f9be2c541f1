import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { AreaError } from '#app/area/area-error.tsx'
import { readArea } from '#app/area/read-area.server.ts'
import { StaffArea } from '#app/area/staff-area.tsx'
import { paths } from '#app/paths.ts'
import { requireStaff } from '#app/platform/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireStaff(args)
  return readArea(args, person)
}

export default function Layout() {
  return (
    <StaffArea area={useLoaderData<typeof loader>()}>
      <Outlet />
    </StaffArea>
  )
}

export function ErrorBoundary() {
  const area = useRouteLoaderData<typeof loader>('routes/admin')
  const page = <AreaError homeTo={paths.admin.home()} />
  return area ? <StaffArea area={area}>{page}</StaffArea> : page
}
