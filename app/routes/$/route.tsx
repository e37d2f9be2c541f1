import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound, publicPage } from '#app/platform/guards.server.ts'

export const handle = { hydrate: false }

/** Every address nobody else answers. */
export async function loader(args: LoaderFunctionArgs): Promise<never> {
  await publicPage(args)
  return notFound()
}

export async function action(args: ActionFunctionArgs): Promise<never> {
  await publicPage(args)
  return notFound()
}

export default function Nothing() {
  return null
}
