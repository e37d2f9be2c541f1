import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type TakeAwayRefusal, takeSecondStepAway } from '#app/domain/people/take-second-step-away.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'administrator')
  return redirect(paths.admin.person(parseId('psn', args.params.personId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  await requireFreshStep(args)
  const personId = parseId('psn', args.params.personId) ?? notFound()
  const back = paths.admin.person(personId)
  const outcome = await takeSecondStepAway(world, actorFor(args, administrator), personId)
  if (outcome.ok)
    return redirectWithFlash(args.request, back, {
      tone: 'good',
      text: 'The second step is gone. The next sign-in of staff sets up a new one.',
    })
  return redirectWithFlash(args.request, back, { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences: Record<TakeAwayRefusal, string> = {
  'not-allowed': 'Only an administrator takes the second step of others away.',
  own: 'Your own authenticator and passkeys are removed on your account page.',
  'no-second-step': 'No second step was set up.',
}
