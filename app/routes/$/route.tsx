import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { refusalOf } from '#app/platform/request.server.ts'

export const handle = { hydrate: false }

/** Every address nobody else answers, and the page of a refusal at an address without one. */
export async function loader(args: LoaderFunctionArgs): Promise<never> {
  await publicPage(args)
  const refusal = refusalOf(args)
  if (refusal) throw new Response(refusal.said, { status: refusal.status })
  return notFound()
}

export async function action(args: ActionFunctionArgs): Promise<never> {
  await publicPage(args)
  return notFound()
}

export default function Nothing() {
  return null
}
