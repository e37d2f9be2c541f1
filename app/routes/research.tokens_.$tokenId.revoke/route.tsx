import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { revokeToken } from '#app/domain/people/revoke-token.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.research.tokens())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const tokenId = parseId('tok', args.params.tokenId) ?? notFound()
  const outcome = await revokeToken(world, person, tokenId)
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.research.tokens(), {
    tone: 'good',
    text: 'The token is revoked: it opens nothing from now on.',
  })
}
