import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { signOutEverywhere } from '#app/domain/people/sign-out-everywhere.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requirePerson, requireSignedIn } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.account())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const { session } = await requireSignedIn(args)
  const asked = { personId: person.id, keepSessionId: session.id }
  const outcome = await signOutEverywhere(world, actorFor(args, person), asked)
  if (!outcome.ok) return notFound()
  const { ended } = outcome.value
  const text =
    ended === 0
      ? 'You were signed in nowhere else.'
      : `Signed out in ${ended} other ${ended === 1 ? 'place' : 'places'}.`
  return redirectWithFlash(args.request, paths.account(), { tone: 'good', text })
}
