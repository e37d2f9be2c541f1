import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { signOutEverywhere } from '#app/domain/people/sign-out-everywhere.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'administrator')
  return redirect(paths.admin.person(parseId('psn', args.params.personId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  const personId = parseId('psn', args.params.personId) ?? notFound()
  const back = paths.admin.person(personId)
  const outcome = await signOutEverywhere(world, actorFor(args, administrator), { personId })
  if (outcome.ok)
    return redirectWithFlash(args.request, back, { tone: 'good', text: 'Every session of this person has ended.' })
  if (outcome.refused === 'no-such-person') return notFound()
  return redirectWithFlash(args.request, back, { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences = {
  'not-allowed': 'Only an administrator ends the sessions of others.',
}
