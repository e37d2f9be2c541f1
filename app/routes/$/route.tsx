import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NothingHere } from '#app/area/nothing-here.tsx'
import { areaOf } from '#app/area/read-area.server.ts'
import { isStaff } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { refusalOf } from '#app/platform/request.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Nothing at this address' }]

/** Every address nobody else answers, and the page of a refusal at an address without one. Whoever is signed in keeps her menu. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const refusal = refusalOf(args)
  if (refusal) throw new Response(refusal.said, { status: refusal.status })
  if (!person) return notFound()
  const { pathname } = new URL(args.request.url)
  const isStaffPage = isStaff(person) && `${pathname}/`.startsWith(`${paths.admin.home()}/`)
  return data({ area: areaOf(args.request, person), isStaffPage }, { status: 404 })
}

export async function action(args: ActionFunctionArgs): Promise<never> {
  await publicPage(args)
  return notFound()
}

export default function Nothing() {
  return <NothingHere {...useLoaderData<typeof loader>()} />
}
