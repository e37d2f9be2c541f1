import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { removePasskey } from '#app/domain/people/passkeys/remove-passkey.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireFreshStep, requirePerson } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.accountPasskeys())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  await requireFreshStep(args)
  const passkeyId = parseId('psk', args.params.passkeyId) ?? notFound()
  const outcome = await removePasskey(world, person, passkeyId)
  if (!outcome.ok) return notFound()
  if (!outcome.value.wasLastStep) {
    const text = 'The passkey is removed: it opens nothing here from now on.'
    return redirectWithFlash(args.request, paths.accountPasskeys(), { tone: 'good', text })
  }
  const text = 'The passkey is removed and you are signed out.'
  return redirectWithFlash(args.request, paths.signIn(), { tone: 'good', text })
}
