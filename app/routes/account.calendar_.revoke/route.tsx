import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { revokeCalendarAddress } from '#app/domain/people/calendar/revoke-calendar-address.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.accountCalendar())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  await revokeCalendarAddress(world, person)
  return redirectWithFlash(args.request, paths.accountCalendar(), { tone: 'good', text: 'The address is ended.' })
}
