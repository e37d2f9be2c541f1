import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { optionalSession, publicPage } from '#app/platform/guards.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { world } from '#app/world.server.ts'

/** A person who follows an old link here is not signed out by it: only the button does that. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  return redirect(paths.home())
}

/** Ends this session and asks the browser to forget what it kept of our pages. */
export async function action(args: ActionFunctionArgs) {
  await optionalSession(args)
  const cookie = await endSession(world, args.request)
  return redirect(paths.home(), {
    status: 303,
    headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache", "storage"' },
  })
}
