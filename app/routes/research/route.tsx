import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { AreaError } from '#app/area/area-error.tsx'
import { readArea } from '#app/area/read-area.server.ts'
import { SiteArea } from '#app/area/site-area.tsx'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  return readArea(args, person)
}

export default function Layout() {
  return (
    <SiteArea area={useLoaderData<typeof loader>()}>
      <Outlet />
    </SiteArea>
  )
}

export function ErrorBoundary() {
  const area = useRouteLoaderData<typeof loader>('routes/research')
  const page = <AreaError homeTo={paths.research.home()} />
  return area ? <SiteArea area={area}>{page}</SiteArea> : page
}
