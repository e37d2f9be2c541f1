import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDeadlines } from '#app/domain/grants/calendar/read-deadlines.server.ts'
import { readCalendarPerson } from '#app/domain/people/calendar/read-calendar-address.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { addressOf, addressPrefix } from '#app/platform/request.server.ts'
import { writeCalendar } from '#app/units/calendar.ts'
import { world } from '#app/world.server.ts'

/** One person’s deadlines for a calendar program, which knows the address and nothing else. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const taken = await takeFrom(world, limits.calendarFromAddress, addressPrefix(addressOf(args)))
  if (!taken.ok) return tooManyRequests(world, taken.retryAt)
  const secret = args.params.token ?? ''
  const person = /^[\w-]{43}$/.test(secret) ? await readCalendarPerson(world, secret) : null
  if (!person) return notFound()
  const events = await readDeadlines(world, person)
  const domain = new URL(world.lab.origin).hostname
  const text = writeCalendar({ name: world.lab.name, domain, stamp: world.clock.now(), events })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="deadlines.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
