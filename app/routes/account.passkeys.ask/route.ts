import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { askPasskey } from '#app/domain/people/passkeys/ask-passkey.server.ts'
import { paths } from '#app/paths.ts'
import { requireSignedIn } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: the small script asks, for a passkey to answer. */
export async function loader(args: LoaderFunctionArgs) {
  await requireSignedIn(args)
  return redirect(paths.account())
}

export async function action(args: ActionFunctionArgs) {
  const { person, session } = await requireSignedIn(args)
  const taken = await takeFrom(world, limits.passkeyAsked, person.id)
  if (!taken.ok) throw tooManyRequests(world, taken.retryAt)
  const outcome = await askPasskey(world, person, session.id)
  return outcome.ok ? Response.json(outcome.value) : Response.json({ refused: outcome.refused }, { status: 409 })
}
