import type { ActionFunctionArgs } from '@remix-run/node'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { enablePerson } from '#app/domain/people/enable-person.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readFormFields } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export async function action(args: ActionFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  const personId = parseId('psn', args.params.personId) ?? notFound()
  const sent = await readFormFields(args.request)
  const change = sent?.get('to') === 'enabled' ? enablePerson : disablePerson
  const outcome = await change(world, actorFor(args, administrator), personId)
  const text = outcome.ok
    ? 'Done: it counts from the next click.'
    : 'Nothing was changed: it is so already, or not yours to change.'
  return redirectWithFlash(args.request, paths.admin.person(personId), { tone: outcome.ok ? 'good' : 'warn', text })
}
