import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { preparePasskey } from '#app/domain/people/passkeys/prepare-passkey.server.ts'
import { paths } from '#app/paths.ts'
import { requireOwnAccount } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: the small script asks, for a device that makes a passkey. */
export async function loader(args: LoaderFunctionArgs) {
  await requireOwnAccount(args)
  return redirect(paths.accountPasskeys())
}

export async function action(args: ActionFunctionArgs) {
  const { person, session } = await requireOwnAccount(args)
  const taken = await takeFrom(world, limits.passkeyAsked, person.id)
  if (!taken.ok) throw tooManyRequests(world, taken.retryAt)
  const outcome = await preparePasskey(world, person, session.id)
  return outcome.ok ? Response.json(outcome.value) : Response.json({ refused: outcome.refused }, { status: 409 })
}
