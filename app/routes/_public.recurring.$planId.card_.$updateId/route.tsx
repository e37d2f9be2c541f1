import type { LoaderFunctionArgs } from '@remix-run/node'
import { cardUpdateNote } from '#app/area/card-update-note.server.ts'
import { askedPlan } from '#app/area/plan-door.server.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Where Stripe sends back whoever gave another card. What the page then says is what Stripe says it charges. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const asked = await askedPlan(args, person)
  const updateId = parseId('cup', args.params.updateId) ?? notFound()
  return redirectWithFlash(args.request, asked.back, await cardUpdateNote(world, person, updateId))
}
